import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleApi, sampleProvider } from '../../e2e/support/page-samples.ts';
import { type Api, type Topic, topics } from '../../shared/contract.ts';
import { steadyApi } from '../api/steady-api.ts';
import { createAppStore } from './store.ts';

/** As much of a document as a page's being shown takes. */
class Shown extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  show(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Shown;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Shown();
  vi.stubGlobal('document', page);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const gone = { code: 'server-gone', values: {} } as const;
const never = () => new Promise<never>(() => undefined);

/** A page whose host answers each waiting with the next of these, then with no more. */
function follow(waits: readonly (() => unknown)[], rest: Parameters<typeof sampleApi>[0] = {}) {
  const asked: number[] = [];
  const others = sampleApi({
    'app.about': () => null,
    'providers.list': () => [sampleProvider('one')],
    'removals.list': () => [],
    'clients.read': () => [],
    'keychain.check': () => null,
    'history.read': () => [],
    'settings.read': () => null,
    'links.read': () => null,
    ...rest,
  });
  const wait = ({ since }: { since: number }) => {
    asked.push(since);
    return (waits[asked.length - 1] ?? never)();
  };
  const api = new Proxy(others, {
    get: (_, name) => (name === 'changes.wait' ? wait : others[name as keyof Api]),
  }) as Api;
  const store = createAppStore(api);
  const end = new AbortController();
  const ended = store.getState().follow(end.signal);
  return { store, asked, end, ended };
}

const told = (now: number, topics: readonly Topic[]) => async () => ({ ok: true, value: { now, topics } });

const failures: readonly [string, () => unknown, string][] = [
  ['says that the server is gone', async () => ({ ok: false, problem: gone }), 'server-gone'],
  ['rejects', () => Promise.reject(new Error("Error invoking remote method 'changes.wait'")), 'unexpected-in-page'],
  ['throws at once', () => fail(), 'unexpected-in-page'],
  ['answers nothing', async () => undefined, 'unexpected-in-page'],
  ['answers what is no reply', async () => 'Not Found', 'unexpected-in-page'],
  ['answers no problem', async () => ({ ok: false }), 'unexpected-in-page'],
  ['answers a problem without words', async () => ({ ok: false, problem: {} }), 'unexpected-in-page'],
  ['answers no value', async () => ({ ok: true }), 'unexpected-in-page'],
  ['answers a value that is none', async () => ({ ok: true, value: { now: 7, topics: 'all' } }), 'unexpected-in-page'],
  ['answers a number that is none', async () => ({ ok: true, value: { now: null, topics: [] } }), 'unexpected-in-page'],
  [
    'answers a topic that is none',
    async () => ({ ok: true, value: { now: 7, topics: ['moon'] } }),
    'unexpected-in-page',
  ],
];

function fail(): never {
  throw new Error('boom');
}

it.each(failures)('goes on, and from the beginning, after a host that %s', async (_, failure, code) => {
  const { store, asked, end, ended } = follow([told(5, ['providers']), failure, failure, told(2, ['providers'])]);
  await vi.advanceTimersByTimeAsync(500);
  expect(store.getState()).toMatchObject({ lost: { code }, providers: [{ host: 'one.example' }] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.getState().lost).toBeNull();
  expect(asked).toEqual([0, 5, 0, 0, 2]);
  end.abort();
  await Promise.race([ended, vi.advanceTimersByTimeAsync(60_000)]);
  expect(asked).toHaveLength(5);
});

it('opens the palette when it is asked for, and not at a first look, whose answer names every topic', async () => {
  const later: (() => void)[] = [];
  const whenLater = (answer: () => unknown) => () => new Promise<void>((resolve) => later.push(resolve)).then(answer);
  const { store } = follow([
    told(4, topics),
    whenLater(async () => ({ ok: false, problem: gone })),
    // The server was started anew.
    told(1, topics),
    whenLater(told(2, ['palette'])),
  ]);
  const isOpen = () => store.getState().isPaletteOpen;
  await vi.advanceTimersByTimeAsync(0);
  expect([store.getState().providers, isOpen()]).toEqual([[sampleProvider('one')], false]);
  later.shift()?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([store.getState().lost, isOpen()]).toEqual([null, false]);
  later.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(isOpen()).toBe(true);
});

it('goes on after a part that can not be read', async () => {
  let isBroken = true;
  const { store, asked } = follow([told(1, ['history']), told(1, ['history'])], {
    'history.read': () => (isBroken ? fail() : []),
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().lost).toMatchObject({ code: 'unexpected-in-page' });
  isBroken = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.getState()).toMatchObject({ lost: null, history: [] });
  expect(asked).toEqual([0, 0, 1]);
});

it('asks less and less of a host that stays away, but never stops, and begins anew once it was there', async () => {
  const isAway = async () => ({ ok: false, problem: gone });
  const { asked } = follow([...Array(12).fill(isAway), told(3, ['links']), ...Array(40).fill(isAway)]);
  const times = [0, 1000, 3000, 7000, 15_000, 25_000, 35_000];
  for (const [index, time] of times.entries()) {
    await vi.advanceTimersByTimeAsync(time - (times[index - 1] ?? 0));
    expect(asked).toHaveLength(index + 1);
  }
  await vi.advanceTimersByTimeAsync(65_000);
  const before = asked.lastIndexOf(3);
  expect(before).toBe(13);
  expect(asked.length).toBeGreaterThan(before + 2);
});

it('asks at once when the page is shown again', async () => {
  const isAway = async () => ({ ok: false, problem: gone });
  const { asked } = follow(Array(30).fill(isAway));
  await vi.advanceTimersByTimeAsync(20_000);
  const before = asked.length;
  page.show('hidden');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(before);
  page.show('visible');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(before + 1);
});

it('does not hurry to an engine that has nothing to tell because it ends', async () => {
  const { asked } = follow(Array(100).fill(told(3, [])));
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.length).toBeLessThan(8);
});

it('ends with its signal, also while it rests', async () => {
  const { asked, end, ended } = follow(Array(5).fill(async () => ({ ok: false, problem: gone })));
  await vi.advanceTimersByTimeAsync(1500);
  end.abort();
  await ended;
  expect(asked).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
});

it('gives a problem for every call of a host that fails, and none for what is no call', async () => {
  const api = steadyApi(Object.freeze({ 'app.about': () => fail() }) as unknown as Api);
  expect(await api['app.about']()).toMatchObject({ ok: false, problem: { code: 'unexpected-in-page' } });
  expect(await api['links.read']()).toMatchObject({ ok: false, problem: { code: 'unexpected-in-page' } });
  expect(await Promise.resolve(api)).toBe(api);
});
