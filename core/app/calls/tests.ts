import type { Calls } from '../../../shared/contract.ts';
import type { Room } from '../room.ts';
import { draftedProvider } from './providers.ts';

type TestCalls = Pick<Calls, 'tests.run' | 'tests.cancel' | 'tests.tryDraft' | 'models.list'>;

export function testCalls(room: Room): TestCalls {
  const { tests } = room;
  return {
    'tests.run': ({ provider }) => tests.run(provider),
    'tests.cancel': async ({ provider }) => tests.cancel(provider),
    'tests.tryDraft': async (input) => tests.tryOut(await draftedProvider(room, input), input.key),
    'models.list': async (input) => [...(await tests.listModels(await draftedProvider(room, input), input.key))],
  };
}
