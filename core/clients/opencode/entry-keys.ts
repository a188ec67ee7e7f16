import { isVariableNameAsKey } from '../../../shared/key-shape.ts';
import type { Wire } from '../../../shared/provider.ts';
import { isSecretPair } from '../../../shared/redact.ts';
import type { Path } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import { variableOf } from '../child-process.ts';
import {
  carrierIn,
  type ForeignKey,
  type ForeignKeyPlace,
  type FoundKeys,
  pathKeys,
  queryCarrier,
  secretHeaders,
  variablePlace,
} from '../foreign-key.ts';
import type { PluginKey, PluginKeys } from './key-plugin.ts';
import { referredFile } from './referred-file.ts';
import type { Entry } from './settings.ts';
import type { StoredLogin } from './stored-logins.ts';

/** An entry as it stands in a file: in the block of both products, or in the one that OpenCode 2 added. */
export interface EntryPlace {
  readonly file: string;
  readonly block: 'provider' | 'providers';
  readonly id: string;
}

export interface KeySurroundings {
  readonly environment: Environment;
  readonly logins: readonly StoredLogin[];
  readonly pluginKeys: PluginKeys;
}

/** A text that OpenCode fills in from elsewhere, whole or in part. */
function isReference(text: string): boolean {
  return /\{(?:file|env):/.test(text);
}

/** Variables that the SDK packages read by themselves where no key is named (measured on 1.18.33). */
const variableOfPackage: Readonly<Record<string, string>> = {
  '@ai-sdk/openai': 'OPENAI_API_KEY',
  '@ai-sdk/anthropic': 'ANTHROPIC_API_KEY',
  '@openrouter/ai-sdk-provider': 'OPENROUTER_API_KEY',
};

/** The same for the ids that OpenCode brings along. */
const variableOfId: Readonly<Record<string, string>> = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  openrouter: 'OPENROUTER_API_KEY',
};

/** The key that `opencode auth login` stored under this id. Another kind of login is a person's own. */
export function storedKey(id: string, logins: readonly StoredLogin[]): ForeignKey | undefined {
  const login = logins.find((one) => one.id === id);
  if (!login) return undefined;
  if (login.type !== 'api') return { kind: 'login' };
  return { kind: 'stored', file: login.file, path: [id, 'key'], removal: 'opencode auth logout' };
}

/** What a text stands for: a key in plain text at `path`, or a reference to one. */
function placeOf(text: string, { file }: EntryPlace, path: Path, environment: Environment): ForeignKeyPlace {
  const [, kind, name = ''] = /^\{(env|file):([^}]+)\}$/.exec(text.trim()) ?? [];
  if (kind === 'env') return variablePlace(name, variableOf(environment, name) !== undefined, file, path);
  if (kind === 'file') return { kind: 'file', file: referredFile(environment, file, name) };
  if (isReference(text)) return { kind: 'command', source: text };
  return { kind: 'plain', file, path };
}

/**
 * Where the keys of an entry are, the one that OpenCode takes as the key first: `apiKey`, its own store, the one
 * variable of `env`, the variable of the package; headers and the query go along (measured on 1.18.33).
 */
export function keysOfEntry(place: EntryPlace, entry: Entry, wire: Wire, around: KeySurroundings): FoundKeys {
  const [main, ...idle] = mainKeys(place, entry, around);
  const { file, block, id } = place;
  const address = [block, id, block === 'providers' ? 'settings' : 'options', 'baseURL'];
  return {
    sent: [
      ...(main ? [main] : []),
      ...headerKeys(place, entry, wire, around),
      ...queryKeys(place, entry, around),
      ...pathKeys(file, address, entry.options?.baseURL),
    ],
    idle: entry.options?.apiKey === '' ? [] : idle,
  };
}

/** An empty key keeps OpenCode from looking further. */
function mainKeys(place: EntryPlace, entry: Entry, around: KeySurroundings): readonly ForeignKey[] {
  const { environment, logins, pluginKeys } = around;
  const { block, id } = place;
  const text = entry.options?.apiKey;
  const ours = Object.hasOwn(pluginKeys, id) ? pluginKeys[id] : undefined;
  if (ours && !text) return [{ kind: 'ours', ref: ours.ref, ...pluginCarrier(ours) }];
  const path = [block, id, block === 'providers' ? 'settings' : 'options', 'apiKey'];
  if (text && isVariableNameAsKey(text)) return [{ kind: 'variable-name', name: text, file: place.file, path }];
  if (text) return [placeOf(text, place, path, environment)];
  if (text === '') return [];
  return [storedKey(id, logins), variableKey(place, entry, environment)].filter((key) => key !== undefined);
}

function pluginCarrier({ header, prefix }: PluginKey): Pick<ForeignKey, 'keyIn'> {
  if (header === undefined) return {};
  return { keyIn: { in: 'header', name: header, ...(prefix !== undefined && { prefix }) } };
}

function variableKey(
  { file, block, id }: EntryPlace,
  { env = [], npm }: Entry,
  environment: Environment,
): ForeignKey | undefined {
  const [name, ...others] = env;
  if (name !== undefined && others.length === 0)
    return variablePlace(name, variableOf(environment, name) !== undefined, file, [block, id, 'env']);
  const own = npm === undefined ? variableOfId[id] : variableOfPackage[npm];
  return own !== undefined && variableOf(environment, own) ? { kind: 'env', name: own } : undefined;
}

function headersPath({ block, id }: EntryPlace): Path {
  return [block, id, ...(block === 'providers' ? [] : ['options']), 'headers'];
}

function headerKeys(
  place: EntryPlace,
  entry: Entry,
  wire: Wire,
  { environment }: KeySurroundings,
): readonly ForeignKey[] {
  return secretHeaders(entry.options?.headers ?? {}, isReference).secrets.map((header) => ({
    ...placeOf(header.text, place, [...headersPath(place), header.name], environment),
    ...carrierIn(wire, header),
  }));
}

function queryKeys(place: EntryPlace, entry: Entry, { environment }: KeySurroundings): readonly ForeignKey[] {
  const { block, id } = place;
  const inTable = Object.entries(entry.options?.queryParams ?? {}).filter((pair) => isSecretPair(...pair));
  const { baseURL = '' } = entry.options ?? {};
  const inUrl = URL.canParse(baseURL) ? [...new URL(baseURL).searchParams] : [];
  const options = [block, id, block === 'providers' ? 'settings' : 'options'];
  return [
    ...inTable.map(([name, text]) => ({
      ...placeOf(text, place, [...options, 'queryParams', name], environment),
      ...queryCarrier(name),
    })),
    ...inUrl
      .filter((pair) => isSecretPair(...pair))
      .map(
        ([name]): ForeignKey => ({
          kind: 'plain',
          file: place.file,
          path: [...options, 'baseURL'],
          ...queryCarrier(name),
        }),
      ),
  ];
}

/** The headers and query parameters that hold no secret, and the headers that come from variables. */
export function publicPairs(entry: Entry) {
  const { others } = secretHeaders(entry.options?.headers ?? {}, isReference);
  const pairs = Object.entries(others);
  const query = Object.entries(entry.options?.queryParams ?? {}).filter((pair) => !isSecretPair(...pair));
  return {
    headers: Object.fromEntries(pairs.filter(([, text]) => !isReference(text))),
    variableHeaders: pairs.filter(([, text]) => isReference(text)).map(([name]) => name),
    queryParams: Object.fromEntries(query),
  };
}
