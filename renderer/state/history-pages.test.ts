import { expect, it } from 'vitest';
import { sampleAct, sampleApi } from '../../e2e/support/page-samples.ts';
import type { Input } from '../../shared/contract.ts';
import type { HistoryView } from '../../shared/views.ts';
import { createAppStore } from './store.ts';

const idOf = (number: number) => String(number).padStart(5, '0');

/** A store over a history of that many acts, which can grow. */
function over(count: number) {
  let acts = Array.from({ length: count }, (_, index) => sampleAct(idOf(count - index)));
  const asked: number[] = [];
  const read = ({ before, most = 100 }: Input<'history.read'>): readonly HistoryView[] => {
    asked.push(most);
    // As over a wire: each answer is made of new objects.
    return structuredClone(acts.filter(({ id }) => before === undefined || id < before).slice(0, most));
  };
  const store = createAppStore(sampleApi({ 'app.about': () => null, 'clients.read': () => [], 'history.read': read }));
  const change = (make: (acts: readonly HistoryView[]) => HistoryView[]) => {
    acts = make(acts);
  };
  const shown = () => store.getState().history ?? [];
  return { store, asked, change, shown };
}

it('shows the newest hundred, and a hundred more with each wish, to the last', async () => {
  const { store, shown } = over(250);
  await store.getState().refresh(['history']);
  expect([shown().length, shown()[0]?.id, store.getState().hasOlder]).toEqual([100, idOf(250), true]);
  await store.getState().readOlder();
  await store.getState().readOlder();
  expect([shown().length, shown().at(-1)?.id, store.getState().hasOlder]).toEqual([250, idOf(1), false]);
  expect(new Set(shown().map(({ id }) => id)).size).toBe(250);
});

it('reads again as much as is shown, for what was taken back may be far down', async () => {
  const { store, asked, change, shown } = over(450);
  await store.getState().refresh(['history']);
  for (let count = 0; count < 3; count += 1) await store.getState().readOlder();
  change((acts) => acts.map((act) => (act.id === idOf(60) ? { ...act, isUndone: true } : act)));
  asked.length = 0;
  await store.getState().refresh(['history']);
  expect(shown().find(({ id }) => id === idOf(60))?.isUndone).toBe(true);
  expect([shown().length, asked]).toEqual([400, [200, 200]]);
});

it('keeps older entries that come in while it looks again', async () => {
  const { store, shown } = over(250);
  await store.getState().refresh(['history']);
  await Promise.all([store.getState().refresh(['history']), store.getState().readOlder()]);
  expect(shown()).toHaveLength(200);
  await Promise.all([store.getState().readOlder(), store.getState().refresh(['history'])]);
  expect(shown()).toHaveLength(250);
});

it('leaves the entries that are as they were the very same, so that no row is drawn again', async () => {
  const { store, change, shown } = over(3);
  await store.getState().refresh(['history']);
  const [, second, third] = shown();
  change((acts) => [sampleAct(idOf(4)), ...acts.map((act) => (act.id === idOf(3) ? { ...act, isUndone: true } : act))]);
  await store.getState().refresh(['history']);
  expect(shown()[2]).toBe(second);
  expect(shown()[3]).toBe(third);
  expect(shown()[1]?.isUndone).toBe(true);
});
