import { problemOf, sentence } from '../../../../shared/messages/words.ts';
import type { Wire } from '../../../../shared/provider.ts';
import type { Document, Edit, Path } from '../../../documents/edit.ts';
import type { ForeignProvider, Note, WrittenOver } from '../../client.ts';
import { builtInIds, type Entry, entriesOf, isTable, ownLoginId, reservedIds, textAt } from '../config.ts';
import { sendsLogin } from '../login-exposure.ts';
import { remove } from '../own-entry.ts';
import { copyEdits } from '../table-copy.ts';
import type { Obstacle } from './obstacle.ts';

/** Entries of `[model_providers]` that Codex refuses; one is enough, chosen or not. */
export function entryObstacles(document: Document): readonly Obstacle[] {
  return entriesOf(document).flatMap((entry) => {
    const reserved = reservedId(document, entry);
    if (reserved.length > 0) return reserved;
    return [
      ...wrongTypes(entry),
      ...retiredWire(entry),
      ...missingName(entry),
      ...keyConflict(entry),
      ...zeroTimeout(entry),
      ...exposedLogin(entry),
    ];
  });
}

type Kind = 'text' | 'number' | 'yes-or-no' | 'table';

/** What Codex 0.169.0 wants in an entry; another kind of value keeps it from starting. */
const kinds: Readonly<Record<Kind, readonly string[]>> = {
  text: ['base_url', 'env_key', 'env_key_instructions', 'experimental_bearer_token', 'wire_api', 'model_catalog_url'],
  number: ['request_max_retries', 'stream_max_retries', 'stream_idle_timeout_ms', 'websocket_connect_timeout_ms'],
  'yes-or-no': ['requires_openai_auth', 'supports_websockets', 'supports_standalone_web_search'],
  table: ['auth', 'http_headers', 'env_http_headers', 'query_params'],
};

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'table') return isTable(value);
  return kind === 'yes-or-no' ? typeof value === 'boolean' : typeof value === 'number' || typeof value === 'bigint';
}

function wrongTypes({ id, path, table }: Entry): readonly Obstacle[] {
  return Object.entries(kinds).flatMap(([kind, names]) =>
    names
      .filter((name) => table[name] !== undefined && !isOfKind(table[name], kind as Kind))
      .map(
        (name): Obstacle => ({
          problem: (file) =>
            problemOf('codex.entry-type', { file, id, name, kind: sentence(`codex.kind-${kind as Kind}`) }),
          path: [...path, name],
          isFatal: true,
        }),
      ),
  );
}

/** Entries that adjust one of Codex's own need no name. */
function missingName({ id, path, table }: Entry): readonly Obstacle[] {
  const hasName = typeof table.name === 'string' && table.name.trim() !== '';
  if (hasName || builtInIds.includes(id)) return [];
  return [
    {
      problem: (file) => problemOf('codex.name-missing', { file, id }),
      path: table.name === undefined ? path : [...path, 'name'],
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.name', { id }),
        edits: [{ kind: 'set', path: [...path, 'name'], value: id }],
      },
    },
  ];
}

/**
 * `responses` is the one wire left. Setting it keeps the entry, its chats and its key; a vendor that speaks Chat
 * Completions only will answer 404, and the title says so. Removing the entry would lose what the user wrote.
 */
function retiredWire({ id, path, table }: Entry): readonly Obstacle[] {
  if (table.wire_api === undefined || table.wire_api === 'responses') return [];
  const at: Path = [...path, 'wire_api'];
  return [
    {
      problem: (file) => problemOf('codex.wire-retired', { file, id }),
      path: at,
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.wire', { id }),
        edits: [{ kind: 'set', path: at, value: 'responses' }],
        ...(table.wire_api === 'chat' && { notes: [chatNote(id)] }),
      },
    },
  ];
}

function chatNote(id: string): Note {
  return { kind: 'warning', message: sentence('notes.codex.spoke-chat', { id }) };
}

/** Before a repair, an entry said that its provider speaks chat (see `retiredWire`). */
export function wireBefore({ id, wire }: ForeignProvider, owned: readonly WrittenOver[]): Wire | undefined {
  if (wire !== 'responses') return undefined;
  const place = ['model_providers', id, 'wire_api'].join('\n');
  const spoke = owned.some(({ path, before }) => path.join('\n') === place && /^["']+chat["']+$/.test(before ?? ''));
  return spoke ? 'chat' : undefined;
}

/** Codex names what cannot stand beside `auth`; the command is the safer way to the key, so it stays. */
function keyConflict({ id, path, table }: Entry): readonly Obstacle[] {
  if (!isTable(table.auth)) return [];
  const others = ['env_key', 'experimental_bearer_token', 'requires_openai_auth'].filter(
    (key) => table[key] !== undefined && table[key] !== false,
  );
  if (others.length === 0) return [];
  return [
    {
      problem: (file) => problemOf('codex.key-twice', { file, id, others }),
      path: [...path, others[0] ?? 'auth'],
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.one-key', { id, others }),
        edits: others.map((key) => remove([...path, key])),
      },
    },
  ];
}

function zeroTimeout({ id, path, table }: Entry): readonly Obstacle[] {
  if (!isTable(table.auth) || table.auth.timeout_ms !== 0) return [];
  const at: Path = [...path, 'auth', 'timeout_ms'];
  return [
    {
      problem: (file) => problemOf('codex.key-timeout-zero', { file, id }),
      path: at,
      isFatal: true,
      repair: { title: sentence('repairs.codex.key-timeout', { id }), edits: [remove(at)] },
    },
  ];
}

function exposedLogin({ id, path, table }: Entry): readonly Obstacle[] {
  if (!sendsLogin(table)) return [];
  const at: Path = [...path, 'requires_openai_auth'];
  return [
    {
      problem: (file) => problemOf('codex.login-exposed', { file, id, url: String(table.base_url) }),
      path: at,
      isFatal: false,
      repair: { title: sentence('repairs.codex.exposed-login', { id }), edits: [remove(at)] },
    },
  ];
}

/** Codex lets `openai` through when it only names a model catalogue or nothing. */
function reservedId(document: Document, { id, path, table }: Entry): readonly Obstacle[] {
  const isHarmless = id === ownLoginId && Object.keys(table).every((key) => key === 'model_catalog_url');
  if (!reservedIds.includes(id) || isHarmless) return [];
  const newId = freeId(document, id);
  return [
    {
      problem: (file) => problemOf('codex.id-reserved', { file, id, newId }),
      path,
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.rename', { id, newId }),
        edits: renameEdits(document, path, newId),
      },
    },
  ];
}

function freeId(document: Document, id: string): string {
  const taken = new Set(entriesOf(document).map((entry) => entry.id));
  const candidates = [`${id}-custom`, ...Array.from({ length: taken.size }, (_, n) => `${id}-custom-${n + 2}`)];
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${id}-custom`;
}

function renameEdits(document: Document, path: Path, newId: string): readonly Edit[] {
  const isChosen = textAt(document, ['model_provider']) === path[1];
  return [
    ...(isChosen ? [{ kind: 'set' as const, path: ['model_provider'], value: newId }] : []),
    ...copyEdits(document, path, ['model_providers', newId]),
    remove(path),
  ];
}
