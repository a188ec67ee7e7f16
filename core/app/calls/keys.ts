import type { Calls } from '../../../shared/contract.ts';
import { findProvider, readProviders } from '../../providers/provider-list.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';
import type { Room } from '../room.ts';
import { toProblemView } from '../views.ts';

type KeyCalls = Pick<Calls, 'keys.set' | 'keys.delete' | 'keychain.check'>;

/** Keys only travel inward: there is no call that gives one. */
export function keyCalls(room: Room): KeyCalls {
  const { keys, environment } = room.engine;
  const find = async (id: string) => findProvider(await readProviders(environment), id);
  /** A plan relies on the key that was there, and a test has seen that one. */
  const outdate = async (provider: string) => {
    room.plans.dropOf(provider);
    await room.tests.forget(provider);
  };
  return {
    'keys.set': ({ provider, key, store }) =>
      room.write(async () => {
        await keys.set(keyRefOfProvider(await find(provider)), key, store);
        await outdate(provider);
      }),
    'keys.delete': ({ provider }) =>
      room.write(async () => {
        await keys.deleteAll((await find(provider)).id);
        await outdate(provider);
      }),
    'keychain.check': async () => {
      const problem = await keys.check();
      return problem && toProblemView(problem);
    },
  };
}
