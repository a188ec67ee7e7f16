import { anthropicBase } from '../../../shared/anthropic-address.ts';
import { sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Installation, LiveState, Note } from '../client.ts';
import { type Choice, pinNotes, shadowsBesidePins, shadowWords, unsetVariable } from '../pins.ts';
import type { ProviderTarget } from './entry.ts';
import { facts } from './facts.ts';
import { choiceOf } from './pins.ts';

export function restartNote({ product }: Installation): Note {
  if (product === 'v1') return note('restart', sentence('notes.opencode.restart'));
  if (product === 'v2') return note('live', sentence('notes.opencode.live'));
  return note('restart', sentence('notes.opencode.restart-or-live'));
}

/** For a provider that OpenCode has known as one of its own so far. */
export const builtInNote: Note = note('warning', sentence('notes.opencode.built-in'));

/** What holds for this choice: when it takes effect, what the key's way costs, and what hides it. */
export function providerNotes(state: LiveState, target: ProviderTarget): readonly Note[] {
  const { installation } = state;
  const { key, provider } = target;
  const hasQuery = Object.keys(provider.queryParams).length > 0;
  const isUnknown = installation.product === undefined;
  return [
    restartNote(installation),
    ...(key.kind === 'keychain' && installation.product !== 'v2'
      ? [note('info', sentence('notes.opencode.plugin'))]
      : []),
    ...(key.kind === 'env' ? [note('info', sentence('notes.opencode.variable', { name: key.name }))] : []),
    ...addressNotes(target),
    ...(hasQuery && isUnknown ? [note('warning', sentence('notes.opencode.query'))] : []),
    ...elsewhereNotes(state, choiceOf(target)),
  ];
}

/** An address without `/v1` comes from an entry of the user's only (see `addressFor`); it may never have worked. */
function addressNotes({ wire, baseUrl }: ProviderTarget): readonly Note[] {
  const base = anthropicBase(baseUrl);
  if (wire !== 'anthropic' || base === baseUrl) return [];
  return [note('info', sentence('notes.opencode.address', { address: baseUrl, base }))];
}

/** What outranks a choice or does not follow it. A switch puts the lists of providers right and knows the second file. */
export function elsewhereNotes(state: LiveState, choice: Choice): readonly Note[] {
  return [
    ...shadowsBesidePins(state)
      .filter(({ kind }) => kind !== 'allowlist' && kind !== 'second-file' && kind !== 'variable-unset')
      .map((shadow) => note('warning', shadowWords(shadow))),
    ...pinNotes(state.pins ?? [], choice),
    ...unsetVariable(state, facts.name, choice).map((shadow) => note('warning', shadowWords(shadow))),
  ];
}

function note(kind: Note['kind'], message: Sentence): Note {
  return { kind, message };
}
