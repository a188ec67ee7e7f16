import { expect, it } from 'vitest';
import { sampleApi, sampleClient } from '../../e2e/support/page-samples.ts';
import { clientIds } from '../../shared/client-id.ts';
import { createAppStore } from '../state/store.ts';
import { keyAct } from './key-act.ts';

const none = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const commandK = { ...none, key: 'k', ctrlKey: true };

function pressed(key: typeof none, isInField = false, state = {}) {
  const store = createAppStore(sampleApi({}));
  store.setState(state);
  keyAct(key, isInField, store.getState())?.();
  const { isPaletteOpen, screen, overlay } = store.getState();
  return { isPaletteOpen, screen, overlay };
}

it('opens and closes the palette with Ctrl or Cmd and K, also from a field', () => {
  expect(pressed(commandK, true).isPaletteOpen).toBe(true);
  expect(pressed({ ...none, key: 'K', metaKey: true }).isPaletteOpen).toBe(true);
  expect(pressed(commandK, true, { isPaletteOpen: true }).isPaletteOpen).toBe(false);
});

it('opens nothing over an open overlay, which could hold something typed', () => {
  expect(pressed(commandK, false, { overlay: { kind: 'editor' } }).isPaletteOpen).toBe(false);
});

it('goes to a screen with Alt and a digit', () => {
  const digit = `${clientIds.length + 1}`;
  expect(pressed({ ...none, key: digit, code: `Digit${digit}`, altKey: true }).screen).toBe('activity');
  expect(pressed({ ...none, key: '9', code: 'Digit9', altKey: true }).screen).toBe('codex');
  expect(pressed({ ...none, key: '4', code: 'Digit4' }).screen).toBe('codex');
});

it('shows the keys with a question mark, but not while it is typed', () => {
  expect(pressed({ ...none, key: '?' }).overlay).toEqual({ kind: 'keys' });
  expect(pressed({ ...none, key: '?' }, true).overlay).toBeNull();
});

function stepped(key: Partial<typeof none>, isInField = false, state = {}): readonly string[] {
  const store = createAppStore(sampleApi({}));
  const asked: string[] = [];
  store.setState({
    clients: [sampleClient({ undo: 'back', redo: 'forward' }), sampleClient({ client: 'opencode', undo: 'other' })],
    undo: async (receipt) => {
      asked.push(receipt);
    },
    ...state,
  });
  keyAct({ ...none, ctrlKey: true, ...key }, isInField, store.getState())?.();
  return asked;
}

it('goes a step back and forward in what was done to the client of this screen', () => {
  expect(stepped({ key: 'z' })).toEqual(['back']);
  expect(stepped({ key: 'z', ctrlKey: false, metaKey: true })).toEqual(['back']);
  expect(stepped({ key: 'Z', shiftKey: true })).toEqual(['forward']);
  expect(stepped({ key: 'y' })).toEqual(['forward']);
  expect(stepped({ key: 'z' }, false, { screen: 'opencode' })).toEqual(['other']);
});

it('leaves a field its own undo, and does nothing where nothing can be taken back', () => {
  expect(stepped({ key: 'z' }, true)).toEqual([]);
  expect(stepped({ key: 'z', altKey: true })).toEqual([]);
  expect(stepped({ key: 'z' }, false, { screen: 'activity' })).toEqual([]);
  expect(stepped({ key: 'y' }, false, { screen: 'opencode' })).toEqual([]);
  expect(stepped({ key: 'z' }, false, { overlay: { kind: 'keys' } })).toEqual([]);
  expect(stepped({ key: 'z' }, false, { isPaletteOpen: true })).toEqual([]);
});
