import { expect, it } from 'vitest';
import { sampleApi } from '../../e2e/support/page-samples.ts';
import { createAppStore } from '../state/store.ts';
import { keyAct } from './key-act.ts';

const none = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false };
const commandK = { ...none, key: 'k', ctrlKey: true };

function pressed(key: typeof none, isInField = false, state = {}) {
  const store = createAppStore(sampleApi({}));
  store.setState(state);
  keyAct(key, isInField, store.getState())?.();
  const { isPaletteOpen, room, overlay } = store.getState();
  return { isPaletteOpen, room, overlay };
}

it('opens and closes the palette with Ctrl or Cmd and K, also from a field', () => {
  expect(pressed(commandK, true).isPaletteOpen).toBe(true);
  expect(pressed({ ...none, key: 'K', metaKey: true }).isPaletteOpen).toBe(true);
  expect(pressed(commandK, true, { isPaletteOpen: true }).isPaletteOpen).toBe(false);
});

it('opens nothing over an open overlay, which could hold something typed', () => {
  expect(pressed(commandK, false, { overlay: { kind: 'editor' } }).isPaletteOpen).toBe(false);
});

it('goes to a room with Alt and a digit', () => {
  expect(pressed({ ...none, key: '4', code: 'Digit4', altKey: true }).room).toBe('activity');
  expect(pressed({ ...none, key: '9', code: 'Digit9', altKey: true }).room).toBe('codex');
  expect(pressed({ ...none, key: '4', code: 'Digit4' }).room).toBe('codex');
});

it('shows the keys with a question mark, but not while it is typed', () => {
  expect(pressed({ ...none, key: '?' }).overlay).toEqual({ kind: 'keys' });
  expect(pressed({ ...none, key: '?' }, true).overlay).toBeNull();
});
