import type { StateCreator } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { Api, Reply, Topic } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problem.ts';
import { steadyApi, unexpectedProblem } from '../api/steady-api.ts';
import { readPage, readPages, withShown } from './history-pages.ts';
import { inOrderOf } from './order.ts';
import { rest, restMs } from './rest.ts';
import type { DataSlice, Store } from './slices.ts';
import { isStillSo } from './toast-truth.ts';

type Look = Partial<DataSlice>;

type Part = 'about' | 'clients' | 'providers' | 'history' | 'removals' | 'settings' | 'keychain' | 'link';

/** The parts that a topic touches. */
const partsOf: Readonly<Record<Topic, readonly Part[]>> = {
  clients: ['clients'],
  // What was deleted can be put back as soon as it is no longer in the list, and not once it is there again.
  providers: ['providers', 'clients', 'keychain', 'removals'],
  removals: ['removals'],
  tests: ['providers'],
  history: ['history', 'clients'],
  settings: ['settings', 'clients'],
  links: ['link'],
  palette: [],
};

async function look(api: Api, part: Part, now: Store): Promise<Look | Problem> {
  if (part === 'history') {
    const pages = await readPages(api, now.history?.length ?? 0);
    return pages.ok ? pages.value : pages.problem;
  }
  const seen = await readPart(api, part);
  return seen.ok ? { [part]: seen.value } : seen.problem;
}

function readPart(api: Api, part: Exclude<Part, 'history'>): Promise<Reply<unknown>> {
  switch (part) {
    case 'about':
      return api['app.about']();
    case 'clients':
      return api['clients.read']();
    case 'providers':
      return api['providers.list']();
    case 'removals':
      return api['removals.list']();
    case 'settings':
      return api['settings.read']();
    case 'keychain':
      return api['keychain.check']();
    case 'link':
      return api['links.read']();
    default:
      return assertNever(part);
  }
}

/**
 * Waits for what changed after `since` and has it taken in. Gives the number to go on from, or why there is none; never
 * throws, so that nothing ends the following but its signal.
 */
async function step(
  api: Api,
  since: number,
  take: (topics: readonly Topic[]) => Promise<void>,
): Promise<number | Problem> {
  try {
    const answer = await steadyApi(api)['changes.wait']({ since });
    if (!answer.ok) return answer.problem;
    const { now, topics } = answer.value;
    // It would make the page ask without a pause.
    if (!(now > 0)) return unexpectedProblem;
    // The first answer names every topic, and nobody asked for the palette.
    await take(topics.filter((topic) => since > 0 || topic !== 'palette'));
    return now;
  } catch {
    return unexpectedProblem; // The value is not what was promised, or what came of it could not be looked at.
  }
}

/** A row that was moved meanwhile does not jump back. */
function inOrderOfNow(seen: Look, now: Store): Look {
  const { providers } = seen;
  return providers && now.providers ? { ...seen, providers: inOrderOf(providers, now.providers) } : seen;
}

/** The history goes on where it was. */
function withHistoryOfNow(seen: Look, { history, hasOlder }: Store): Look {
  if (!seen.history || !history) return seen;
  return { ...seen, ...withShown({ history: seen.history, hasOlder: seen.hasOlder ?? false }, { history, hasOlder }) };
}

/** What the look, begun at `start`, shows to be over: toasts that are no longer so, and acts that are taken back by now. */
function withoutPast(seen: Look, now: Store, start: Store): Partial<Store> {
  const { clients } = seen;
  const isOffered = (receipt: string) => clients?.some(({ undo, redo }) => undo === receipt || redo === receipt);
  return {
    ...seen,
    ...(clients && { undoing: now.undoing.filter(isOffered) }),
    toasts: now.toasts.filter((shown) => isStillSo(shown.toast, seen, start.toasts.includes(shown))),
  };
}

function isProblem(seen: Look | Problem): seen is Problem {
  return 'code' in seen;
}

export const dataSlice =
  (api: Api): StateCreator<Store, [], [], DataSlice> =>
  (set, get) => ({
    about: null,
    clients: null,
    providers: null,
    history: null,
    hasOlder: false,
    removals: null,
    settings: null,
    keychain: null,
    link: null,
    lost: null,

    changeSettings: async (change) => {
      const before = get().settings;
      if (before) set({ settings: { ...before, ...change } });
      const reply = await api['settings.change'](change);
      set({ settings: reply.ok ? reply.value : before });
      return reply.ok ? null : reply.problem;
    },

    refresh: async (topics) => {
      const parts = new Set<Part>(topics.flatMap((topic) => partsOf[topic]));
      if (get().about === null) parts.add('about');
      let lost: Problem | null = null;
      // Each part is shown as it comes: a keychain that takes its time holds up nothing else.
      await Promise.all(
        [...parts].map(async (part) => {
          const start = get();
          const { started, ended } = start.moves;
          const seen = await look(api, part, start);
          if (isProblem(seen)) {
            lost = seen;
            return;
          }
          const isBehind = started !== ended || get().moves.started !== started;
          set((now) => withoutPast(withHistoryOfNow(isBehind ? inOrderOfNow(seen, now) : seen, now), now, start));
        }),
      );
      set({ lost });
      if (topics.includes('palette')) get().openPalette();
    },

    readOlder: async () => {
      const last = get().history?.at(-1);
      if (!last) return;
      const reply = await readPage(api, last.id);
      if (!reply.ok) return get().say({ kind: 'problem', problem: reply.problem });
      const { history, hasOlder } = reply.value;
      // A look that came in between tells anew where the history ends.
      set((now) => (now.history?.at(-1) === last ? { history: [...now.history, ...history], hasOlder } : {}));
    },

    follow: async (signal) => {
      let since = 0;
      let failures = 0;
      const take = async (topics: readonly Topic[]): Promise<void> => {
        if (signal.aborted) return;
        // An engine that is about to end lets go those who wait with nothing to tell, as often as they come.
        await (topics.length > 0 ? get().refresh(topics) : rest(restMs(0), signal));
      };
      while (!signal.aborted) {
        const next = await step(api, since, take);
        if (typeof next === 'number') {
          since = next;
          failures = 0;
          continue;
        }
        if (signal.aborted) return;
        set({ lost: next });
        // A server that comes back counts from the beginning.
        since = 0;
        failures += 1;
        await rest(restMs(failures), signal);
      }
    },
  });
