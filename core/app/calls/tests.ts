import type { Calls, Input } from '../../../shared/contract.ts';
import { draftedProvider, knownOf } from '../acts/providers.ts';
import type { CallContext } from '../call-context.ts';
import type { Tried } from '../tests/test-runs.ts';

type TestCalls = Pick<Calls, 'tests.run' | 'tests.cancel' | 'tests.tryDraft' | 'models.list'>;

async function triedIn({ engine }: CallContext, input: Input<'tests.tryDraft'>): Promise<Tried> {
  const { before } = await knownOf(engine, input.draft, input.id);
  return { provider: await draftedProvider(engine, input), key: input.key, before, depth: input.depth };
}

export function testCalls(context: CallContext): TestCalls {
  const { tests } = context;
  return {
    'tests.run': ({ provider, ...wanted }) => tests.run(provider, wanted),
    'tests.cancel': async ({ provider }) => tests.cancel(provider),
    'tests.tryDraft': async (input) => tests.tryOut(await triedIn(context, input)),
    'models.list': async (input) => [...(await tests.listModels(await triedIn(context, input)))],
  };
}
