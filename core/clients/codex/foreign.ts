import { sentence } from '../../../shared/messages/words.ts';
import type { Document, Edit, Path } from '../../documents/edit.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveDocument, LiveState } from '../client.ts';
import { keysOf } from '../foreign-key.ts';
import { findDocument } from '../live-document.ts';
import { builtInIds, type Entry, entriesOf, isTable, ownIdOf, ownLoginId, profileOf, textAt } from './config.ts';
import { type KeySurroundings, keyOfLogin, keysOfEntry, publicPairs } from './entry-keys.ts';
import { isOpenAiHost } from './login-exposure.ts';
import { keyEdits, remove } from './own-entry.ts';

/** The entries somebody else made, in config.toml and in the profile files. */
export function foreignProviders(
  documents: readonly LiveDocument[],
  around: KeySurroundings,
): readonly ForeignProvider[] {
  return documents.flatMap((live) => {
    const own = ownIdOf(profileOf(live.file.path));
    return entriesOf(live.document)
      .filter(({ id }) => id !== own && !builtInIds.includes(id))
      .flatMap((entry) => toForeign(live, entry, around));
  });
}

/** Nothing for an entry without a base URL: it only adjusts another layer's, or means OpenAI's own address. */
export function toForeign(live: LiveDocument, entry: Entry, around: KeySurroundings): readonly ForeignProvider[] {
  const { file, document } = live;
  const { id, table } = entry;
  if (typeof table.base_url !== 'string') return [];
  const isCurrent = textAt(document, ['model_provider']) === id;
  const model = isCurrent ? textAt(document, ['model']) : undefined;
  const wire = table.wire_api === 'chat' ? 'chat' : 'responses';
  return [
    {
      id,
      name: typeof table.name === 'string' ? table.name : id,
      wire,
      baseUrl: table.base_url,
      isCurrent,
      ...(model !== undefined && { model }),
      models: model === undefined ? [] : [{ id: model }],
      ...publicPairs(entry),
      ...keysOf(keysOfEntry(file.path, entry, wire, around)),
    },
  ];
}

/** Codex's own provider, where its login is sent to another address; OpenAI's own hosts are the login itself. */
export function movedLogin({ document }: LiveDocument, around: KeySurroundings): readonly ForeignProvider[] {
  const baseUrl = textAt(document, ['openai_base_url']);
  if (baseUrl === undefined || isOpenAiHost(baseUrl)) return [];
  const isCurrent = (textAt(document, ['model_provider']) ?? ownLoginId) === ownLoginId;
  const model = isCurrent ? textAt(document, ['model']) : undefined;
  return [
    {
      id: ownLoginId,
      name: ownLoginId,
      wire: 'responses',
      baseUrl,
      isCurrent,
      ...(model !== undefined && { model }),
      models: model === undefined ? [] : [{ id: model }],
      headers: {},
      queryParams: {},
      key: keyOfLogin(around),
    },
  ];
}

/**
 * Takes the plain-text key out of its entry and lets our launcher bring it. `requires_openai_auth` goes too: without the
 * key beside it, it would send the ChatGPT token there, and Codex refuses it beside `auth`.
 */
export function moveKey(state: LiveState, foreign: ForeignProvider, source: KeySource): ClientPlan {
  const { key } = foreign;
  const live = key.kind === 'plain' ? findDocument(state, key.file) : undefined;
  if (key.kind !== 'plain' || !live?.document) return { files: [], notes: [] };
  const entry: Path = ['model_providers', foreign.id];
  const edits: readonly Edit[] = [
    ...plainKeyEdits(live.document, entry, key.path),
    remove([...entry, 'requires_openai_auth']),
    // A key that was written as the name of its variable goes with that.
    ...keyEdits(entry, source).filter((edit) => edit.kind !== 'remove' || edit.path.join() !== key.path.join()),
  ];
  return {
    files: [{ kind: 'edits', document: live, edits }],
    notes: [{ kind: 'restart', message: sentence('notes.codex.new-chat-key') }],
  };
}

/** A header table that held nothing else goes with its key. */
function plainKeyEdits(document: Document, entry: Path, key: Path): readonly Edit[] {
  const headers: Path = [...entry, 'http_headers'];
  const table = document.get(headers);
  const isLastHeader = key.length > headers.length && isTable(table) && Object.keys(table).length === 1;
  return [remove(isLastHeader ? headers : key)];
}
