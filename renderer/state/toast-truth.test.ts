import { describe, expect, it } from 'vitest';
import { sampleAct, sampleApi } from '../../e2e/support/page-samples.ts';
import type { HistoryView, RemovalView } from '../../shared/views.ts';
import type { Toast } from './slices.ts';
import { createAppStore } from './store.ts';
import { isStillSo } from './toast-truth.ts';

const applied = (receipt: string | undefined, kind: 'use' | 'undo' = 'use'): Toast => ({
  kind: 'applied',
  applied: {
    kind,
    client: 'codex',
    summary: { text: 'acts.unknown', values: {} },
    notes: [],
    ...(receipt !== undefined && { receipt }),
  },
});

describe('"Codex now uses A" after a look at the history', () => {
  const undone = sampleAct('1', { isUndone: true });
  it.each<[string, Toast, readonly HistoryView[], boolean]>([
    ['stays while it can be undone', applied('1'), [sampleAct('1', { can: 'undo' })], true],
    [
      'stays when another client acted',
      applied('1'),
      [sampleAct('2', { client: 'opencode' }), sampleAct('1', { can: 'undo' })],
      true,
    ],
    ['goes when another face undid it', applied('1'), [sampleAct('2', { kind: 'undo', can: 'redo' }), undone], false],
    ['goes when another act followed', applied('1'), [sampleAct('2', { can: 'undo' }), sampleAct('1')], false],
    [
      'stays when what followed was undone',
      applied('1'),
      [
        sampleAct('3', { kind: 'undo', can: 'redo' }),
        sampleAct('2', { isUndone: true }),
        sampleAct('1', { can: 'undo' }),
      ],
      true,
    ],
    ['goes when the history is gone', applied('1'), [], false],
    ['stays as the newest act, even one that can’t be undone', applied('1'), [sampleAct('1', { kind: 'leave' })], true],
    ['stays where nothing had to be changed', applied(undefined), [sampleAct('2', { can: 'undo' })], true],
    [
      'of an undo stays while it can be redone',
      applied('2', 'undo'),
      [sampleAct('2', { kind: 'undo', can: 'redo' }), undone],
      true,
    ],
    [
      'of an undo goes when it was redone',
      applied('2', 'undo'),
      [sampleAct('3', { kind: 'redo', can: 'undo' }), sampleAct('2', { kind: 'undo', isUndone: true }), sampleAct('1')],
      false,
    ],
  ])('%s', (_, toast, history, isKept) => {
    expect(isStillSo(toast, { history }, true)).toBe(isKept);
  });

  it('stays when the look began before the act ended, and may not know it', () => {
    expect(isStillSo(applied('1'), { history: [] }, false)).toBe(true);
    expect(isStillSo(applied('1'), { history: [sampleAct('2', { can: 'undo' }), sampleAct('1')] }, false)).toBe(false);
  });
});

describe('"A is deleted" after a look at what can be put back', () => {
  const removed: Toast = { kind: 'removed', name: 'A', removal: 'r' };
  const open: RemovalView = { removal: 'r', name: 'A', until: '2026-11-21T12:10:00.000Z' };
  it('stays while it can, and goes when it was put back elsewhere or its time is over', () => {
    expect(isStillSo(removed, { removals: [open] }, true)).toBe(true);
    expect(isStillSo(removed, { removals: [] }, true)).toBe(false);
    expect(isStillSo(removed, { removals: [] }, false)).toBe(true);
  });
});

it.each(['providers', 'removals'] as const)('looks at what can be put back when it hears of %s', async (topic) => {
  const open: RemovalView = { removal: 'r', name: 'A', until: '2026-11-21T12:10:00.000Z' };
  const store = createAppStore(
    sampleApi({
      'app.about': () => null,
      'clients.read': () => [],
      'providers.list': () => [],
      'keychain.check': () => null,
      'removals.list': () => [open],
    }),
  );
  await store.getState().refresh([topic]);
  expect(store.getState().removals).toEqual([open]);
});

it('withdraws only what a look speaks of', () => {
  const problem: Toast = { kind: 'problem', problem: { code: 'disk-full', values: {} } };
  expect(isStillSo(problem, { history: [], removals: [] }, true)).toBe(true);
  expect(isStillSo(applied('1'), { removals: [] }, true)).toBe(true);
});

it('a window takes its toast back as soon as it hears that another one acted', async () => {
  const history = [[sampleAct('1', { can: 'undo' })], [sampleAct('2', { can: 'undo' }), sampleAct('1')]];
  const store = createAppStore(
    sampleApi({ 'app.about': () => null, 'clients.read': () => [], 'history.read': () => history.shift() }),
  );
  store.getState().say(applied('1'));
  await store.getState().refresh(['history']);
  expect(store.getState().toasts).toHaveLength(1);
  await store.getState().refresh(['history']);
  expect(store.getState().toasts).toEqual([]);
});

it('keeps the toast of an act that ends while an older history is on its way', async () => {
  let answer = (_: readonly HistoryView[]): void => undefined;
  const old = new Promise<readonly HistoryView[]>((resolve) => {
    answer = resolve;
  });
  const store = createAppStore(
    sampleApi({ 'app.about': () => null, 'clients.read': () => [], 'history.read': () => old }),
  );
  const reading = store.getState().refresh(['history']);
  store.getState().say(applied('1'));
  answer([]);
  await reading;
  expect(store.getState().toasts).toHaveLength(1);
});
