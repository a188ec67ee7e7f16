import type { StateCreator } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { Api, Output, Reply, Topic } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ClientView, HistoryView, LinkView, ProviderView, SettingsView } from '../../shared/views.ts';
import { inOrderOf } from './order.ts';
import type { Store } from './store.ts';

/** What the engine says. `null` is not known yet; nobody but this slice writes it. */
export interface DataSlice {
  readonly about: Output<'app.about'> | null;
  readonly clients: readonly ClientView[] | null;
  readonly providers: readonly ProviderView[] | null;
  readonly history: readonly HistoryView[] | null;
  readonly settings: SettingsView | null;
  readonly keychain: Problem | null;
  readonly link: LinkView | null;
  /** Why the last look failed; the page goes on with what it had. */
  readonly lost: Problem | null;
  /** Shown at once, taken back when the engine refuses: then gives why. */
  changeSettings(change: Partial<SettingsView>): Promise<Problem | null>;
  /** Reads what changed again. */
  refresh(topics: readonly Topic[]): Promise<void>;
  /** Waits for changes for ever. `signal` ends it. */
  follow(signal: AbortSignal): Promise<void>;
}

type Look = Partial<DataSlice>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Part = 'about' | 'clients' | 'providers' | 'history' | 'settings' | 'keychain' | 'link';

/** The parts that a topic touches. */
const partsOf: Readonly<Record<Topic, readonly Part[]>> = {
  clients: ['clients'],
  providers: ['providers', 'clients', 'keychain'],
  tests: ['providers'],
  history: ['history', 'clients'],
  settings: ['settings', 'clients'],
  links: ['link'],
  palette: [],
};

async function look(api: Api, part: Part): Promise<Look | Problem> {
  const seen = await readPart(api, part);
  return seen.ok ? { [part]: seen.value } : seen.problem;
}

function readPart(api: Api, part: Part): Promise<Reply<unknown>> {
  switch (part) {
    case 'about':
      return api['app.about']();
    case 'clients':
      return api['clients.read']();
    case 'providers':
      return api['providers.list']();
    case 'history':
      return api['history.read']({});
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

/** A row that was moved meanwhile does not jump back. */
function inOrderOfNow(seen: Look, now: Store): Look {
  const { providers } = seen;
  return providers && now.providers ? { ...seen, providers: inOrderOf(providers, now.providers) } : seen;
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
          const { started, ended } = get().moves;
          const seen = await look(api, part);
          const isBehind = started !== ended || get().moves.started !== started;
          if (isProblem(seen)) lost = seen;
          else set((now) => (isBehind ? inOrderOfNow(seen, now) : seen));
        }),
      );
      set({ lost });
      if (topics.includes('palette')) get().openPalette();
    },

    follow: async (signal) => {
      let since = 0;
      while (!signal.aborted) {
        const answer = await api['changes.wait']({ since });
        if (signal.aborted) return;
        if (!answer.ok) {
          set({ lost: answer.problem });
          // A server that comes back counts from the beginning.
          since = 0;
          await pause(1000);
          continue;
        }
        // The first answer names every topic, and nobody asked for the palette.
        const topics = answer.value.topics.filter((topic) => since > 0 || topic !== 'palette');
        since = answer.value.now;
        if (topics.length > 0) await get().refresh(topics);
      }
    },
  });
