import { sentence } from '../../../shared/messages/words.ts';
import { isSecretName } from '../../../shared/redact.ts';
import type { Document, Edit, Path } from '../../documents/edit.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveDocument, LiveState } from '../client.ts';
import { findDocument } from '../live-document.ts';
import { builtInIds, type Entry, entriesOf, isTable, ownIdOf, profileOf, type Table, textAt } from './config.ts';
import { keyEdits, remove } from './own-entry.ts';

/** The entries somebody else made, in config.toml and in the profile files. */
export function foreignProviders(documents: readonly LiveDocument[]): readonly ForeignProvider[] {
  return documents.flatMap((live) => {
    const own = ownIdOf(profileOf(live.file.path));
    return entriesOf(live.document)
      .filter(({ id }) => id !== own && !builtInIds.includes(id))
      .flatMap((entry) => toForeign(live, entry));
  });
}

/** Nothing for an entry without a base URL: it only adjusts another layer's, or means OpenAI's own address. */
function toForeign({ file, document }: LiveDocument, { id, path, table }: Entry): readonly ForeignProvider[] {
  if (typeof table.base_url !== 'string') return [];
  const isCurrent = textAt(document, ['model_provider']) === id;
  const model = isCurrent ? textAt(document, ['model']) : undefined;
  const authorization = authorizationName(table);
  return [
    {
      id,
      name: typeof table.name === 'string' ? table.name : id,
      wire: table.wire_api === 'chat' ? 'chat' : 'responses',
      baseUrl: table.base_url,
      isCurrent,
      ...(model !== undefined && { model }),
      models: model === undefined ? [] : [{ id: model }],
      headers: textsOf(table.http_headers, (name) => name !== authorization),
      queryParams: textsOf(table.query_params, (name) => !isSecretName(name)),
      key: keyOf(file.path, path, table),
    },
  ];
}

function authorizationName({ http_headers: headers }: Table): string | undefined {
  return isTable(headers) ? Object.keys(headers).find((name) => name.toLowerCase() === 'authorization') : undefined;
}

function textsOf(value: unknown, isWanted: (name: string) => boolean): Readonly<Record<string, string>> {
  const entries = isTable(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && isWanted(entry[0])),
  );
}

/** The order in which Codex takes them: env_key, then the bearer key, then the header. */
function keyOf(file: string, path: Path, table: Table): ForeignProvider['key'] {
  if (isTable(table.auth) || isTable(table.gateway_oauth)) return { kind: 'command' };
  if (typeof table.env_key === 'string' && table.env_key !== '') return { kind: 'env', name: table.env_key };
  if (typeof table.experimental_bearer_token === 'string')
    return { kind: 'plain', file, path: [...path, 'experimental_bearer_token'] };
  const header = authorizationName(table);
  return header === undefined ? { kind: 'none' } : { kind: 'plain', file, path: [...path, 'http_headers', header] };
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
    ...keyEdits(entry, source),
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
