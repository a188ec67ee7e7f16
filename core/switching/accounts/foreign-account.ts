import { AppError } from '../../../shared/problem.ts';
import type { KeyCarrier, Wire } from '../../../shared/provider.ts';
import { variableOf } from '../../clients/child-process.ts';
import type { ForeignProvider, LiveState } from '../../clients/client.ts';
import type { ForeignKey } from '../../clients/foreign-key.ts';
import { findDocument, readLiveDocument } from '../../clients/live-document.ts';
import { readVariables } from '../../clients/variable-files.ts';
import { readLiveFile } from '../../files/live-file.ts';
import type { Engine } from '../engine.ts';
import { type Account, type AccountKey, accountHeaders } from './account.ts';

/** The key out of the text of its header or parameter; a key in an address is one of its parameters. */
function keyIn(text: string, carrier: KeyCarrier | undefined): string {
  const trimmed = text.trim();
  if (carrier?.in === 'query' && URL.canParse(trimmed)) return new URL(trimmed).searchParams.get(carrier.name) ?? '';
  const prefix = carrier ? (carrier.prefix ?? '').trim() : 'Bearer';
  const isPrefixed = prefix !== '' && trimmed.toLowerCase().startsWith(`${prefix.toLowerCase()} `);
  return isPrefixed ? trimmed.slice(prefix.length).trim() : trimmed;
}

async function textOf({ keys }: Engine, state: LiveState, key: ForeignKey): Promise<unknown> {
  const { environment } = state.installation;
  switch (key.kind) {
    case 'plain':
      return findDocument(state, key.file)?.document?.get(key.path);
    case 'stored':
      return key.path && (await readLiveDocument(key.file, 'jsonc')).document?.get(key.path);
    case 'file':
      return (await readLiveFile(key.file)).text;
    case 'ours':
      return keys.find(key.ref);
    case 'env': {
      const { name, setIn } = key;
      if (!setIn) return variableOf(environment, name);
      return setIn.path
        ? findDocument(state, setIn.file)?.document?.get(setIn.path)
        : (await readVariables(setIn.file)).get(name);
    }
    default:
      return undefined;
  }
}

/** The key itself, or undefined where it can't be read now: a locked keychain, a variable that is not set. */
export async function readForeignKey(engine: Engine, state: LiveState, key: ForeignKey): Promise<string | undefined> {
  try {
    const text = await textOf(engine, state, key);
    const value = typeof text === 'string' ? keyIn(text, key.keyIn) : '';
    return value === '' ? undefined : value;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** The entry itself as a source: what was imported from it and has no key of its own yet has the key that stands there. */
export function sourceOfEntry(client: string, id: string): string {
  return `entry:${client}/${id}`;
}

function sourceOf(key: ForeignKey): readonly string[] {
  switch (key.kind) {
    case 'env':
    case 'variable-name':
      return [`env:${key.name}`];
    case 'ours':
      return [`ref:${key.ref}`];
    case 'command':
      return [`command:${key.source}`];
    case 'file':
      return [`file:${key.file}`];
    case 'stored':
      return [`stored:${key.file}${JSON.stringify(key.path ?? [])}`];
    default:
      return [];
  }
}

async function keyOf(engine: Engine, state: LiveState, { id, key }: ForeignProvider): Promise<AccountKey> {
  if (key.kind === 'none' || key.kind === 'login') return { kind: key.kind };
  const value = await readForeignKey(engine, state, key);
  const sources = [...sourceOf(key), sourceOfEntry(state.installation.client, id)];
  return { kind: 'key', sources, ...(value !== undefined && { value }) };
}

/** The account behind somebody else's entry, whose address is `baseUrl` once it is clean. */
export async function accountOfForeign(
  engine: Engine,
  state: LiveState,
  foreign: ForeignProvider,
  baseUrl: string,
): Promise<Account> {
  const wire: Wire = foreign.wire;
  return {
    wire,
    baseUrl,
    headers: accountHeaders(foreign.headers),
    ...(foreign.key.keyIn && { keyIn: foreign.key.keyIn }),
    key: await keyOf(engine, state, foreign),
  };
}
