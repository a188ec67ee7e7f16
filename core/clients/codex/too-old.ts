import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Installation, Legacy, LiveDocument, Note, Target } from '../client.ts';
import { isBefore } from '../version.ts';
import { isTable, placeOf, tableAt, textAt } from './config.ts';
import { facts } from './facts.ts';

/**
 * Since when Codex knows what we write. Earlier ones ignore it without a word: no key is sent, and a profile changes
 * nothing. Found by looking for the words in the binaries on npm.
 */
const since = { auth: '0.118.0', profiles: '0.134.0' } as const;

const update = facts.installCommand;

/** What the person must know of a switch that this Codex would not follow. */
export function tooOldNotes(
  { version }: Installation,
  target: Target & { readonly kind: 'provider' },
): readonly Note[] {
  const { key, profile } = target;
  const asksLauncher = key.kind === 'keychain' || key.kind === 'file';
  return [
    ...(asksLauncher && version !== undefined && isBefore(version, since.auth)
      ? [sentence('notes.codex.too-old', { version, since: since.auth, update })]
      : []),
    ...(profile !== undefined && version !== undefined && isBefore(version, since.profiles)
      ? [sentence('notes.codex.too-old-profile', { version, since: since.profiles, profile, update })]
      : []),
  ].map((message): Note => ({ kind: 'warning', message }));
}

/** The same of a choice that was made before, by a newer Codex or on another machine. */
export function tooOldFindings({ version }: Installation, main: LiveDocument): readonly Legacy[] {
  if (version === undefined || !isBefore(version, since.auth)) return [];
  const id = textAt(main.document, ['model_provider']);
  const path = ['model_providers', id ?? '', 'auth'];
  if (id === undefined || !isTable(tableAt(main.document, path.slice(0, 2)).auth)) return [];
  const where = placeOf(main, path);
  const problem = problemOf('codex.too-old', { version, since: since.auth, id, update });
  return [{ problem: { ...problem, ...(where && { where }) }, isFatal: false }];
}
