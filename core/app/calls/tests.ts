import type { Calls, Input } from '../../../shared/contract.ts';
import { draftedProvider, knownOf } from '../acts/providers.ts';
import type { Room } from '../room.ts';
import type { Tried } from '../test-runs.ts';

type TestCalls = Pick<Calls, 'tests.run' | 'tests.cancel' | 'tests.tryDraft' | 'models.list'>;

async function triedIn({ engine }: Room, input: Input<'tests.tryDraft'>): Promise<Tried> {
  const { before } = await knownOf(engine, input.draft, input.id);
  return { provider: await draftedProvider(engine, input), key: input.key, before };
}

export function testCalls(room: Room): TestCalls {
  const { tests } = room;
  return {
    'tests.run': ({ provider }) => tests.run(provider),
    'tests.cancel': async ({ provider }) => tests.cancel(provider),
    'tests.tryDraft': async (input) => tests.tryOut(await triedIn(room, input)),
    'models.list': async (input) => [...(await tests.listModels(await triedIn(room, input)))],
  };
}
