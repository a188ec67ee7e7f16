import { beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { answerWithShortcut, Shortcut } from './shortcut.ts';

beforeEach(() => stub.resetElectron());
const ours = () => [...stub.globalShortcut.ours.keys()];
const taken = expect.objectContaining({ problem: expect.objectContaining({ code: 'shortcut-taken' }) });

it('listens to one, to another one in its place, and to none', () => {
  const onPress = vi.fn();
  const shortcut = new Shortcut(onPress);
  shortcut.take('Alt+A');
  stub.globalShortcut.ours.get('Alt+A')?.();
  expect(onPress).toHaveBeenCalledOnce();
  shortcut.take('Alt+B');
  expect(ours()).toEqual(['Alt+B']);
  shortcut.take('Alt+B');
  expect(ours()).toEqual(['Alt+B']);
  shortcut.take(null);
  expect(ours()).toEqual([]);
});

it.each(['Alt+Taken', 'nonsense'])('keeps the old one when the new one is not to be had: %s', (wish) => {
  stub.globalShortcut.taken.add('Alt+Taken');
  const shortcut = new Shortcut(() => undefined);
  shortcut.take('Alt+A');
  expect(() => shortcut.take(wish)).toThrow(taken);
  expect(ours()).toEqual(['Alt+A']);
});

it('answers a change that names a taken one with its problem, and changes nothing', async () => {
  stub.globalShortcut.taken.add('Alt+Taken');
  const answer = vi.fn(async () => ({ ok: true, value: null }) as const);
  const ask = answerWithShortcut({ answer }, new Shortcut(() => undefined));
  expect(await ask('settings.change', { shortcut: 'Alt+Taken' })).toEqual({
    ok: false,
    ...problemOf('shortcut-taken'),
  });
  expect(answer).not.toHaveBeenCalled();
  expect(await ask('settings.change', { theme: 'dark' })).toEqual({ ok: true, value: null });
  expect(await ask('settings.change', { shortcut: 'Alt+B' })).toEqual({ ok: true, value: null });
  expect(ours()).toEqual(['Alt+B']);
});

it('goes back to the old one when the change is refused', async () => {
  const refusal = { ok: false, problem: { code: 'disk-full', values: { file: 'f', folder: '.' } } } as const;
  const shortcut = new Shortcut(() => undefined);
  shortcut.take('Alt+A');
  const ask = answerWithShortcut({ answer: async () => refusal }, shortcut);
  expect(await ask('settings.change', { shortcut: 'Alt+B' })).toBe(refusal);
  expect(ours()).toEqual(['Alt+A']);
});

function problemOf(code: string) {
  return { problem: expect.objectContaining({ code }) };
}
