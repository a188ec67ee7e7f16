import type { StateCreator } from 'zustand';
import type { Api } from '../../shared/contract.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { repaired } from '../../shared/repair.ts';
import type { Store, TestSlice, WantedTest } from './slices.ts';

/**
 * A browser keeps six connections to a server. One waits for changes; slow tests in all the others would hold up a click.
 */
const mostAtOnce = 4;

type Job = { readonly provider: string; readonly wanted: WantedTest; readonly finish: () => void };

export const testSlice =
  (api: Api): StateCreator<Store, [], [], TestSlice> =>
  (set, get) => {
    let queue: readonly Job[] = [];
    let running = 0;

    const mark = (provider: string, state: 'waiting' | 'running' | undefined) =>
      set(({ tests: { [provider]: _, ...others } }) => ({
        tests: state === undefined ? others : { ...others, [provider]: state },
      }));

    async function run({ provider, wanted, finish }: Job): Promise<void> {
      running += 1;
      mark(provider, 'running');
      const reply = await api['tests.run']({ provider, ...wanted });
      running -= 1;
      mark(provider, undefined);
      if (!reply.ok) get().say({ kind: 'problem', problem: reply.problem, provider });
      finish();
      next();
    }

    function next(): void {
      while (running < mostAtOnce) {
        const [job, ...rest] = queue;
        if (!job) return;
        queue = rest;
        void run(job);
      }
    }

    function drop(isDropped: (job: Job) => boolean): void {
      const dropped = queue.filter(isDropped);
      queue = queue.filter((job) => !isDropped(job));
      for (const { provider, finish } of dropped) {
        mark(provider, undefined);
        finish();
      }
    }

    const test = (provider: string, wanted: WantedTest = {}) =>
      get().tests[provider] === undefined
        ? new Promise<void>((finish) => {
            mark(provider, 'waiting');
            queue = [...queue, { provider, wanted, finish }];
            next();
          })
        : Promise.resolve();

    return {
      tests: {},
      testRun: null,
      test,
      testAll: async (providers) => {
        if (get().testRun !== null || providers.length === 0) return;
        set({ testRun: { done: 0, total: providers.length } });
        const count = () => set(({ testRun }) => ({ testRun: testRun && { ...testRun, done: testRun.done + 1 } }));
        await Promise.all(providers.map((provider) => test(provider).then(count)));
        set({ testRun: null });
      },
      cancelTest: async (provider) => {
        drop((job) => job.provider === provider);
        await api['tests.cancel']({ provider });
      },
      mend: async (provider, repair) => {
        const read = toDraft(provider);
        const reply = await api['providers.change']({ id: provider.id, read, draft: repaired(read, repair) });
        if (!reply.ok) return void get().say({ kind: 'problem', problem: reply.problem, provider: provider.id });
        await test(provider.id);
      },
      cancelAllTests: async () => {
        drop(() => true);
        await Promise.all(Object.keys(get().tests).map((provider) => api['tests.cancel']({ provider })));
      },
    };
  };
