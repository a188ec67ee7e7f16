import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Edit, Path } from '../../documents/edit.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveDocument, LiveState } from '../client.ts';
import { findDocument } from '../live-document.ts';
import { apiKeyOf } from './api-key.ts';
import { planPlugin } from './key-plugin-plan.ts';
import { restartNote } from './notes.ts';

/** Takes a key in plain text out of somebody else's entry; the entry itself stays and gets the key the new way. */
export function moveOpencodeKey(state: LiveState, foreign: ForeignProvider, key: KeySource): ClientPlan {
  const { key: place } = foreign;
  const live = place.kind === 'plain' ? findDocument(state, place.file) : undefined;
  if (place.kind !== 'plain' || !live)
    throw new AppError(problemOf('opencode.no-plain-key', { provider: foreign.name }));
  const [block = 'provider', id = foreign.id] = place.path;
  const options = [block, id, block === 'providers' ? 'settings' : 'options'];
  const { platform } = state.installation.environment;
  const edits: readonly Edit[] = [
    ...headerRemoval(live, place.path),
    // The plug-in gives a key to the address it belongs to, so an entry that relies on a built-in one has to name it.
    ...(live.document?.get([...options, 'baseURL']) === undefined
      ? [{ kind: 'set', path: [...options, 'baseURL'], value: foreign.baseUrl } as const]
      : []),
    // An empty key, so that no other one is taken instead; the header is filled by the plug-in.
    { kind: 'set', path: [...options, 'apiKey'], value: place.keyIn ? '' : apiKeyOf(key, platform) },
  ];
  return {
    files: [
      { kind: 'edits', document: live, edits },
      ...planPlugin(state, String(id), key, foreign.baseUrl, place.keyIn),
    ],
    notes: [restartNote(state.installation)],
  };
}

/** A key in a header goes with its table when it was alone there. */
function headerRemoval({ document }: LiveDocument, path: Path): readonly Edit[] {
  const table = path.slice(0, -1);
  if (table.at(-1) !== 'headers') return [];
  const isAlone = Object.keys(document?.get(table) ?? {}).length === 1;
  return [{ kind: 'remove', path: isAlone ? table : path }];
}
