import type { Calls, Input } from '../../../shared/contract.ts';
import type { Provider } from '../../../shared/provider.ts';
import { toCheckedProvider } from '../../providers/draft.ts';
import type { Room } from '../room.ts';
import { freeIdFor, knownOf } from './providers.ts';

type TestCalls = Pick<Calls, 'tests.run' | 'tests.cancel' | 'tests.tryDraft' | 'models.list'>;

/** The provider that a draft would be: under its own id, so that its own key is found, and only for its own address. */
async function draftedProvider(room: Room, { draft, id }: Input<'tests.tryDraft'>): Promise<Provider> {
  return toCheckedProvider(draft, id ?? (await freeIdFor(room, draft.name)), await knownOf(room, draft, id));
}

export function testCalls(room: Room): TestCalls {
  const { tests } = room;
  return {
    'tests.run': ({ provider }) => tests.run(provider),
    'tests.cancel': async ({ provider }) => tests.cancel(provider),
    'tests.tryDraft': async (input) => tests.tryOut(await draftedProvider(room, input), input.key),
    'models.list': async (input) => [...(await tests.listModels(await draftedProvider(room, input), input.key))],
  };
}
