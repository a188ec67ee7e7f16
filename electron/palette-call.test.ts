import { expect, it, vi } from 'vitest';
import { PaletteCall } from './palette-call.ts';

function pressed(isFollowing: boolean) {
  const announce = vi.fn();
  const window = { isFollowing, show: vi.fn() };
  const palette = new PaletteCall({ announce }, window);
  palette.call();
  expect(window.show).toHaveBeenCalledOnce();
  return { announce, window, palette };
}

it('opens the palette at once in a page that listens', () => {
  expect(pressed(true).announce.mock.calls).toEqual([['palette']]);
});

it('waits for a page that is only just opening, and then opens it once', () => {
  const { announce, window, palette } = pressed(false);
  expect(announce).not.toHaveBeenCalled();
  window.isFollowing = true;
  palette.pageFollows();
  palette.pageFollows();
  expect(announce.mock.calls).toEqual([['palette']]);
});

it('opens nothing that nobody asked for', () => {
  const announce = vi.fn();
  new PaletteCall({ announce }, { isFollowing: true, show: vi.fn() }).pageFollows();
  expect(announce).not.toHaveBeenCalled();
});
