import type { Document, Edit, Path } from '../../../documents/edit.ts';
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
      ...retiredWire(entry),
      ...missingName(entry),
      ...keyConflict(entry),
      ...zeroTimeout(entry),
      ...exposedLogin(entry),
    ];
  });
}

/** Entries that adjust one of Codex's own need no name. */
function missingName({ id, path, table }: Entry): readonly Obstacle[] {
  const hasName = typeof table.name === 'string' && table.name.trim() !== '';
  if (hasName || builtInIds.includes(id)) return [];
  return [
    {
      code: 'client-refuses',
      path: table.name === undefined ? path : [...path, 'name'],
      what: `defines the provider "${id}" without a name: Codex does not start.`,
      fix: `Add the line name = "${id}".`,
      isFatal: true,
      repair: { title: `Name the provider "${id}"`, edits: [{ kind: 'set', path: [...path, 'name'], value: id }] },
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
      code: 'client-refuses',
      path: at,
      what: `gives the provider "${id}" a wire_api other than "responses": Codex does not start, even when it is not chosen.`,
      fix: `Set wire_api = "responses", or remove the entry if the vendor speaks Chat Completions only.`,
      isFatal: true,
      repair: {
        title: `Set wire_api = "responses" for "${id}" (Codex starts again; a vendor that only speaks Chat Completions will answer 404)`,
        edits: [{ kind: 'set', path: at, value: 'responses' }],
      },
    },
  ];
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
      code: 'client-refuses',
      path: [...path, others[0] ?? 'auth'],
      what: `gives the provider "${id}" a key by "auth" and by ${others.join(' and ')}: Codex does not start.`,
      fix: `Keep one of them.`,
      isFatal: true,
      repair: {
        title: `Keep the command "auth" of "${id}" and remove ${others.join(' and ')}`,
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
      code: 'client-refuses',
      path: at,
      what: `gives the key command of "${id}" no time at all: Codex does not start.`,
      fix: 'Remove timeout_ms (5000 is the default), or set it above 0.',
      isFatal: true,
      repair: { title: `Remove timeout_ms = 0 of "${id}" (5000 is the default)`, edits: [remove(at)] },
    },
  ];
}

function exposedLogin({ id, path, table }: Entry): readonly Obstacle[] {
  if (!sendsLogin(table)) return [];
  const at: Path = [...path, 'requires_openai_auth'];
  return [
    {
      code: 'login-exposed',
      path: at,
      what: `lets the provider "${id}" use Codex's own login: the ChatGPT token or API key goes to ${table.base_url}.`,
      fix: 'Remove requires_openai_auth, and give the provider a key of its own.',
      isFatal: false,
      repair: { title: `Remove requires_openai_auth of "${id}" (it then needs a key of its own)`, edits: [remove(at)] },
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
      code: 'client-refuses',
      path,
      what: `defines the provider "${id}", an id that Codex keeps for itself: Codex does not start.`,
      fix: `Rename the entry, e.g. to "${newId}", also in model_provider.`,
      isFatal: true,
      repair: {
        title: `Rename the provider "${id}" to "${newId}" (chats held under "${id}" stay with Codex's own)`,
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
