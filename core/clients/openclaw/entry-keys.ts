import { isAccountName } from '../../../shared/account-name.ts';
import { isKeyRef } from '../../../shared/key-ref.ts';
import { isPlaceholderKey, isVariableNameAsKey } from '../../../shared/key-shape.ts';
import type { Wire } from '../../../shared/provider.ts';
import { isSecretName, isSecretPair } from '../../../shared/redact.ts';
import type { Path } from '../../documents/edit.ts';
import { textsIn } from '../../documents/plain-value.ts';
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
import type { Config } from './config.ts';
import { expand } from './find.ts';
import { isRecord, toRecord } from './record.ts';
import { isOurSecret } from './secret.ts';

export interface KeySurroundings {
  readonly environment: Environment;
  readonly config: Config;
  /** The variables that OpenClaw loads from files by itself, by name, with the file. The environment outranks them. */
  readonly variableFiles: ReadonlyMap<string, string>;
  /** Where OpenClaw keeps its logins: a database, which we don't read. */
  readonly loginStore: string;
}

/** The variable that a text consists of: `${NAME}`. */
export function variableIn(text: string): string | undefined {
  return /^\$\{([A-Z_][A-Z0-9_]*)\}$/.exec(text)?.[1];
}

const variablesPath: Path = ['env', 'vars'];

/**
 * The variable that is named at `path`, and which file gives it its value: one of variables, or the configuration, which
 * counts last.
 */
function variable(name: string, path: Path, { environment, config, variableFiles }: KeySurroundings): ForeignKeyPlace {
  if (variableOf(environment, name) !== undefined) return { kind: 'env', name };
  const file = variableFiles.get(name);
  if (file !== undefined) return { kind: 'env', name, setIn: { file } };
  const [source] = config.places([...variablesPath, name]);
  if (source) return { kind: 'env', name, setIn: { file: source.live.file.path, path: source.path } };
  const [named] = config.places(path);
  return named ? variablePlace(name, false, named.live.file.path, named.path) : { kind: 'env', name };
}

/** What stands as a key: a text, a reference to a secret, or nothing. */
function placeOf(value: unknown, path: Path, around: KeySurroundings): ForeignKeyPlace | undefined {
  if (isRecord(value)) return secretPlace(value, path, around);
  if (typeof value !== 'string' || value === '') return undefined;
  const name = variableIn(value);
  if (name !== undefined) return variable(name, path, around);
  const [place] = around.config.places(path);
  if (!place || value.includes('${')) return { kind: 'command', source: value };
  const { live, path: inFile } = place;
  return isVariableNameAsKey(value)
    ? { kind: 'variable-name', name: value, file: live.file.path, path: inFile }
    : { kind: 'plain', file: live.file.path, path: inFile };
}

function secretPlace(value: Readonly<Record<string, unknown>>, path: Path, around: KeySurroundings): ForeignKeyPlace {
  const { source, id, provider } = value;
  if (source === 'env' && typeof id === 'string') return variable(id, path, around);
  if (isOurSecret(value) && typeof id === 'string' && isKeyRef(id)) return { kind: 'ours', ref: id };
  if (source === 'store') return { kind: 'stored', file: around.loginStore, removal: 'openclaw secrets' };
  const declared = toRecord(around.config.get(['secrets', 'providers', String(provider)]));
  if (source === 'file' && id === 'value' && typeof declared.path === 'string')
    return { kind: 'file', file: expand(around.environment, declared.path) };
  return { kind: 'command', source: JSON.stringify([value, declared]) };
}

/** A login that OpenClaw stored for this id outranks what the entry says, unless its order leaves out all of them. */
function storedKey(id: string, { config, loginStore }: KeySurroundings): ForeignKey | undefined {
  const order = config.get(['auth', 'order', id]);
  if (Array.isArray(order) && order.length === 0) return undefined;
  const profiles = Object.entries(toRecord(config.get(['auth', 'profiles'])));
  const [name, profile] = profiles.find(([, one]) => toRecord(one).provider === id) ?? [];
  if (name === undefined) return undefined;
  const { mode } = toRecord(profile);
  if (mode === 'oauth' || mode === 'aws-sdk') return { kind: 'login' };
  return { kind: 'stored', file: loginStore, removal: `openclaw models auth logout ${name}` };
}

/** Where the keys of `models.providers[id]` are, the one that OpenClaw takes as the key first. */
export function keysOfEntry(path: Path, id: string, wire: Wire, around: KeySurroundings): FoundKeys {
  const entry = toRecord(around.config.get(path));
  const written = placeOf(entry.apiKey, [...path, 'apiKey'], around);
  const carried = [
    ...headerKeys([...path, 'headers'], wire, around),
    ...headerKeys([...path, 'request', 'headers'], wire, around),
  ];
  // OpenClaw wants some key in any case, so beside a header that carries the real one people write a word.
  const isWord = typeof entry.apiKey === 'string' && isPlaceholderKey(entry.apiKey) && carried.length > 0;
  const [main, ...idle] = [storedKey(id, around), isWord ? undefined : written].filter((key) => key !== undefined);
  const address = [...path, 'baseUrl'];
  const [place] = around.config.places(address);
  return {
    sent: [
      ...(main ? [main] : []),
      ...carried,
      ...queryKeys(address, around),
      ...(place ? pathKeys(place.live.file.path, place.path, entry.baseUrl) : []),
    ],
    idle,
  };
}

function isReference(text: string): boolean {
  return text.includes('${');
}

/** A reference to a variable may bring an id; what comes from a file or a program is kept there because it is secret. */
function isSecretRef(name: string, { source, id }: Readonly<Record<string, unknown>>): boolean {
  if (isSecretName(name)) return true;
  return source === 'env' ? isSecretName(String(id)) : !isAccountName(name);
}

function headerKeys(path: Path, wire: Wire, around: KeySurroundings): readonly ForeignKey[] {
  const headers = toRecord(around.config.get(path));
  const fetched = Object.entries(headers).filter(([name, value]) => isRecord(value) && isSecretRef(name, value));
  return [
    ...secretHeaders(textsIn(headers), isReference).secrets.flatMap((header): ForeignKey[] => {
      const place = placeOf(header.text, [...path, header.name], around);
      return place ? [{ ...place, ...carrierIn(wire, header) }] : [];
    }),
    ...fetched.flatMap(([name, value]): ForeignKey[] => {
      const place = placeOf(value, [...path, name], around);
      return place ? [{ ...place, ...carrierIn(wire, { name, text: '' }) }] : [];
    }),
  ];
}

function queryKeys(path: Path, { config }: KeySurroundings): readonly ForeignKey[] {
  const url = config.get(path);
  const [place] = config.places(path);
  if (typeof url !== 'string' || !URL.canParse(url) || !place) return [];
  return [...new URL(url).searchParams]
    .filter((pair) => isSecretPair(...pair))
    .map(([name]) => ({ kind: 'plain', file: place.live.file.path, path: place.path, ...queryCarrier(name) }));
}

/** The headers that hold no secret, and those that come from variables. */
export function publicHeaders(headers: unknown) {
  const pairs = Object.entries(secretHeaders(textsIn(headers), isReference).others);
  return {
    headers: Object.fromEntries(pairs.filter(([, text]) => !isReference(text))),
    variableHeaders: pairs.filter(([, text]) => isReference(text)).map(([name]) => name),
  };
}

/** Keys in plain text below `env.vars`, whoever uses them; also right below `env`, where OpenClaw refuses them. */
export function plainVariables(config: Config): readonly { readonly name: string; readonly file: string }[] {
  return [variablesPath, variablesPath.slice(0, 1)].flatMap((path) =>
    Object.entries(toRecord(config.get(path))).flatMap(([name, value]) => {
      const [place] = config.places([...path, name]);
      const isPlain = typeof value === 'string' && value !== '' && !isReference(value) && isSecretPair(name, value);
      return isPlain && place ? [{ name, file: place.live.file.path }] : [];
    }),
  );
}
