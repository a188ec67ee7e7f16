import type { StateCreator } from 'zustand';
import type { Api } from '../../shared/contract.ts';
import type { Store } from './store.ts';

/** Tests of providers. How one ended stands in the provider itself, where every face sees it. */
export interface TestSlice {
  test(provider: string): Promise<void>;
  testAll(providers: readonly string[]): Promise<void>;
  cancelTest(provider: string): Promise<void>;
}

export const testSlice =
  (api: Api): StateCreator<Store, [], [], TestSlice> =>
  (_, get) => ({
    test: async (provider) => {
      const reply = await api['tests.run']({ provider });
      if (!reply.ok) get().say({ kind: 'problem', problem: reply.problem });
    },
    testAll: async (providers) => {
      await Promise.all(providers.map((provider) => get().test(provider)));
    },
    cancelTest: async (provider) => {
      await api['tests.cancel']({ provider });
    },
  });
