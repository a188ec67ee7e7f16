import { sentence } from '../../../shared/messages/words.ts';
import type { ClientPlan, LiveDocument, LiveState, Note } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import { entriesOf, ownIdOf, profileOf } from './config.ts';
import { ownerOf } from './own-entry.ts';

/**
 * Takes nothing out. Codex opens a chat only while the entry it was held under is there, so ours stays until the next
 * switch rewrites it; without its `auth` it would send requests with no key at all, where our helper fails with a reason.
 * Who still relies on the key is said.
 */
export function forgetCodex(state: LiveState, provider: string): ClientPlan {
  return { files: [], notes: documentsOf(state).flatMap((live) => notesOf(live, provider)) };
}

function notesOf({ file, document }: LiveDocument, provider: string): readonly Note[] {
  const profile = profileOf(file.path);
  return entriesOf(document)
    .filter(({ table }) => ownerOf(table) === provider)
    .map(({ id }): Note => {
      if (id !== ownIdOf(profile))
        return { kind: 'warning', message: sentence('notes.codex.key-shared', { id, file: file.path, provider }) };
      if (profile === undefined)
        return { kind: 'info', message: sentence('notes.codex.entry-kept', { file: file.path, provider }) };
      return { kind: 'warning', message: sentence('notes.codex.profile-names', { profile, provider }) };
    });
}
