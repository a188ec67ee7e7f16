import { expect, it } from 'vitest';
import { sampleApi } from '../../e2e/support/page-samples.ts';
import { createAppStore } from './store.ts';

/** Tests that end when they are told to. */
function heldTests() {
  const ends = new Map<string, () => void>();
  const cancelled: string[] = [];
  const store = createAppStore(
    sampleApi({
      'tests.run': ({ provider }: { provider: string }) =>
        new Promise<void>((end) => {
          ends.set(provider, end);
        }),
      'tests.cancel': ({ provider }: { provider: string }) => {
        cancelled.push(provider);
        ends.get(provider)?.();
      },
    }),
  );
  return { store, ends, cancelled };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const six = ['a', 'b', 'c', 'd', 'e', 'f'];

it('runs four tests at a time, for a browser has six connections and one waits for changes', async () => {
  const { store, ends } = heldTests();
  const all = store.getState().testAll(six);
  expect([...ends.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(store.getState().tests).toMatchObject({ d: 'running', e: 'waiting' });
  ends.get('b')?.();
  await settled();
  expect([...ends.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(store.getState().testRun).toEqual({ done: 1, total: 6 });
  for (const id of six) {
    ends.get(id)?.();
    await settled();
  }
  await all;
  expect(store.getState()).toMatchObject({ tests: {}, testRun: null });
});

it('asks once for a test that runs already', () => {
  const { store, ends } = heldTests();
  void store.getState().test('a');
  void store.getState().test('a');
  expect([...ends.keys()]).toEqual(['a']);
});

it('cancels those that wait without ever starting them', async () => {
  const { store, ends, cancelled } = heldTests();
  const all = store.getState().testAll(six);
  await store.getState().cancelAllTests();
  await all;
  expect(cancelled).toEqual(['a', 'b', 'c', 'd']);
  expect([...ends.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(store.getState()).toMatchObject({ tests: {}, testRun: null });
});
