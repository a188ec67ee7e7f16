import type { Calls } from '../../../shared/contract.ts';
import { deleteKeys, setKey } from '../acts/keys.ts';
import type { CallContext } from '../call-context.ts';
import { keychainProblem } from '../keychain-state.ts';

type KeyCalls = Pick<Calls, 'keys.set' | 'keys.delete' | 'keychain.check'>;

/** Keys only travel inward: there is no call that gives one. */
export function keyCalls({ engine }: CallContext): KeyCalls {
  return {
    'keys.set': async ({ provider, key, store }) => void (await setKey(engine, provider, key, store)),
    'keys.delete': async ({ provider }) => void (await deleteKeys(engine, provider)),
    'keychain.check': () => keychainProblem(engine),
  };
}
