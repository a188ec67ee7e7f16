import type { Calls, Input } from '../../../shared/contract.ts';
import { checkDraft } from '../../providers/draft.ts';
import { readSnippet, showSnippet } from '../../switching/snippet.ts';
import type { Room } from '../room.ts';
import { draftedProvider, knownOf } from './providers.ts';

type SnippetCalls = Pick<Calls, 'snippet.show' | 'snippet.read'>;

async function read(room: Room, { text, client, ...input }: Input<'snippet.read'>) {
  const draft = await readSnippet(room.engine, await draftedProvider(room, input), client, text);
  return checkDraft(draft, await knownOf(room, draft, input.id));
}

/** The lines are shown of the draft as it would be stored: one with issues has none yet. */
export function snippetCalls(room: Room): SnippetCalls {
  return {
    'snippet.show': async ({ client, ...input }) =>
      showSnippet(room.engine, await draftedProvider(room, input), client),
    'snippet.read': (input) => read(room, input),
  };
}
