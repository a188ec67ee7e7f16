import type { Calls, Input } from '../../../shared/contract.ts';
import { checkDraft } from '../../providers/draft.ts';
import type { Engine } from '../../switching/engine.ts';
import { readSnippet, showSnippet } from '../../switching/snippet/snippet.ts';
import { draftedProvider, knownOf } from '../acts/providers.ts';
import type { CallContext } from '../call-context.ts';

type SnippetCalls = Pick<Calls, 'snippet.show' | 'snippet.read'>;

async function read(engine: Engine, { text, client, ...input }: Input<'snippet.read'>) {
  const draft = await readSnippet(engine, await draftedProvider(engine, input), client, text);
  return checkDraft(draft, await knownOf(engine, draft, input.id));
}

/** The lines are shown of the draft as it would be stored: one with issues has none yet. */
export function snippetCalls({ engine }: CallContext): SnippetCalls {
  return {
    'snippet.show': async ({ client, ...input }) => showSnippet(engine, await draftedProvider(engine, input), client),
    'snippet.read': (input) => read(engine, input),
  };
}
