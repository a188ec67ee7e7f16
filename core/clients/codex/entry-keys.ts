import { isKeyRef } from '../../../shared/key-ref.ts';
import { nameOrKey } from '../../../shared/key-shape.ts';
import type { Wire } from '../../../shared/provider.ts';
import { isSecretName, isSecretPair } from '../../../shared/redact.ts';
import type { Path } from '../../documents/edit.ts';
import { textsIn } from '../../documents/plain-value.ts';
import type { Environment } from '../../environment.ts';
import { variableOf } from '../child-process.ts';
import {
  carrierIn,
  type ForeignKey,
  type FoundKeys,
  pathKeys,
  queryCarrier,
  type SecretHeader,
  secretHeaders,
  variablePlace,
} from '../foreign-key.ts';
import { type Entry, isTable, type Table } from './config.ts';
import type { CodexLogin } from './login.ts';
import { officialOnlyVariable } from './shadows/pins.ts';

/** What an entry may rely on outside of its file. */
export interface KeySurroundings {
  readonly environment: Environment;
  readonly login: CodexLogin;
  /** The variables that Codex loads by itself, by name, with the file that sets them. They outrank the environment. */
  readonly variableFiles: ReadonlyMap<string, string>;
}

/** The headers and query parameters of an entry that hold no secret, and the headers that come from variables. */
export function publicPairs({ table }: Entry) {
  const query = Object.entries(textsIn(table.query_params)).filter((pair) => !isSecretPair(...pair));
  const variables = Object.entries(textsIn(table.env_http_headers)).filter((pair) => !isSecretVariable(...pair));
  return {
    headers: secretHeaders(textsIn(table.http_headers), () => false).others,
    queryParams: Object.fromEntries(query),
    variableHeaders: variables.map(([name]) => name),
  };
}

function isSecretVariable(header: string, variable: string): boolean {
  return isSecretName(header) || isSecretName(variable);
}

/**
 * Where the keys of an entry are, the one that Codex takes as the key first: `env_key`, the bearer key, its own login,
 * then headers (seen with 0.169.0).
 */
export function keysOfEntry(file: string, entry: Entry, wire: Wire, around: KeySurroundings): FoundKeys {
  const { path, table } = entry;
  const beside = [...queryKeys(file, entry), ...pathKeys(file, [...path, 'base_url'], table.base_url)];
  const command = commandOf(table);
  if (command) return { sent: [command, ...headerKeys(file, entry, wire, around, true), ...beside], idle: [] };
  const [main, ...idle] = [
    ...variableKey(file, entry, around),
    ...bearerKey(file, path, table),
    ...loginKey(table, around),
  ];
  // Without a login to share, the header is what is sent.
  const isSent = main !== undefined && main.kind !== 'missing';
  const others = [...headerKeys(file, entry, wire, around, isSent), ...beside];
  return { sent: isSent || others.length === 0 ? [...(main ? [main] : []), ...others] : others, idle };
}

function commandOf({ auth, gateway_oauth: gateway }: Table): ForeignKey | undefined {
  const ref: unknown = isTable(auth) && Array.isArray(auth.args) ? auth.args[1] : undefined;
  if (typeof ref === 'string' && isKeyRef(ref)) return { kind: 'ours', ref };
  if (!isTable(auth) && !isTable(gateway)) return undefined;
  return { kind: 'command', source: JSON.stringify([auth, gateway]) };
}

/** What is named at `path` of the live file `file`. */
function variable(name: string, around: KeySurroundings, file: string, path: Path): ForeignKey {
  const source = around.variableFiles.get(name);
  if (source !== undefined) return { kind: 'env', name, setIn: { file: source } };
  return variablePlace(name, variableOf(around.environment, name) !== undefined, file, path);
}

/** People put the key itself where the name of its variable belongs; one that is set is a name for sure. */
function variableKey(file: string, { path, table }: Entry, around: KeySurroundings): readonly ForeignKey[] {
  const { env_key: text } = table;
  if (typeof text !== 'string' || text === '') return [];
  const place = [...path, 'env_key'];
  const isSet = variableOf(around.environment, text) !== undefined || around.variableFiles.has(text);
  const kind = isSet ? 'name' : nameOrKey(text);
  if (kind === 'name') return [variable(text, around, file, place)];
  return [{ kind: kind === 'key' ? 'plain' : 'unsure', file, path: place }];
}

function bearerKey(file: string, path: Entry['path'], table: Table): readonly ForeignKey[] {
  const { experimental_bearer_token: token } = table;
  if (typeof token !== 'string' || token === '') return [];
  return [{ kind: 'plain', file, path: [...path, 'experimental_bearer_token'] }];
}

function loginKey({ requires_openai_auth: isRequired }: Table, around: KeySurroundings): readonly ForeignKey[] {
  if (isRequired !== true) return [];
  return [keyOfLogin(around)];
}

/** What an entry that shares Codex's login sends. `CODEX_API_KEY` outranks the login. */
export function keyOfLogin(around: KeySurroundings): ForeignKey {
  const { login } = around;
  if (variableOf(around.environment, officialOnlyVariable)) return { kind: 'env', name: officialOnlyVariable };
  const removal = 'codex logout';
  switch (login.kind) {
    case 'key':
      return { kind: 'stored', file: login.file, path: ['OPENAI_API_KEY'], removal };
    case 'chatgpt':
      return { kind: 'login' };
    case 'elsewhere':
      return { kind: 'stored', file: login.file, removal };
    case 'none':
      return { kind: 'missing' };
  }
}

/** Codex sets its own `Authorization` over one of the entry, so beside another key that header is never sent. */
function headerKeys(
  file: string,
  { path, table }: Entry,
  wire: Wire,
  around: KeySurroundings,
  hasKey: boolean,
): readonly ForeignKey[] {
  const isSent = ({ name }: SecretHeader) => !hasKey || name.toLowerCase() !== 'authorization';
  const literal = secretHeaders(textsIn(table.http_headers), () => false).secrets.filter(isSent);
  const fetched = Object.entries(textsIn(table.env_http_headers)).filter((pair) => isSecretVariable(...pair));
  return [
    ...literal.map(
      (header): ForeignKey => ({
        kind: 'plain',
        file,
        path: [...path, 'http_headers', header.name],
        ...carrierIn(wire, header),
      }),
    ),
    ...fetched.map(
      ([name, text]): ForeignKey => ({
        ...variable(text, around, file, [...path, 'env_http_headers', name]),
        ...carrierIn(wire, { name, text }),
      }),
    ),
  ];
}

function queryKeys(file: string, { path, table }: Entry): readonly ForeignKey[] {
  const inTable = Object.entries(textsIn(table.query_params)).filter((pair) => isSecretPair(...pair));
  const { base_url: baseUrl } = table;
  const inUrl = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? [...new URL(baseUrl).searchParams] : [];
  return [
    ...inTable.map(
      ([name]): ForeignKey => ({
        kind: 'plain',
        file,
        path: [...path, 'query_params', name],
        ...queryCarrier(name),
      }),
    ),
    ...inUrl
      .filter((pair) => isSecretPair(...pair))
      .map(([name]): ForeignKey => ({ kind: 'plain', file, path: [...path, 'base_url'], ...queryCarrier(name) })),
  ];
}
