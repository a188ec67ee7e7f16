import { isKeyRef, providerOfKeyRef } from '../../../shared/key-ref.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Value } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import type { KeySource } from '../client.ts';
import { execAlias, fileAliasOf } from './ids.ts';
import { isRecord } from './record.ts';

/** How OpenClaw is told where a key is: a reference, and the declared source behind it where it needs one. */
export interface Secret {
  readonly ref: Value;
  readonly source?: { readonly alias: string; readonly value: Value };
}

/** OpenClaw starts helpers with an empty environment; these lead to the keychain. */
const passedOn = {
  posix: ['HOME', 'PATH', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'],
  win32: ['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'PATH', 'SystemRoot', 'TEMP'],
};

/** Milliseconds; our helper gives up after three seconds by itself. */
const timeoutMs = 5000;

/** OpenClaw's grammar of variable names. */
const variableName = /^[A-Z][A-Z0-9_]{0,127}$/;

/** Throws AppError `openclaw.variable-name` for a variable that OpenClaw can't read. */
export function toSecret(environment: Environment, key: KeySource): Secret | undefined {
  switch (key.kind) {
    case 'none':
      return undefined;
    case 'env':
      if (!variableName.test(key.name)) throw new AppError(problemOf('openclaw.variable-name', { name: key.name }));
      return { ref: { source: 'env', provider: 'default', id: key.name } };
    case 'file': {
      const alias = fileAliasOf(providerOfKeyRef(key.ref));
      return {
        ref: { source: 'file', provider: alias, id: 'value' },
        source: { alias, value: { source: 'file', path: key.file, mode: 'singleValue' } },
      };
    }
    case 'keychain':
      return {
        ref: { source: 'exec', provider: execAlias, id: key.ref },
        source: { alias: execAlias, value: execSource(environment, key.launcher) },
      };
  }
}

/** On Windows OpenClaw starts no `.cmd` files, so there it starts this program itself. */
export function execSource(environment: Environment, launcher: string): Value {
  const common = { timeoutMs, jsonOnly: true };
  if (environment.platform !== 'win32')
    return { source: 'exec', command: launcher, args: ['openclaw'], passEnv: passedOn.posix, ...common };
  const [command, ...args] = environment.self;
  return {
    source: 'exec',
    command,
    args: [...args, 'key', 'openclaw'],
    passEnv: passedOn.win32.map((name) => name.toUpperCase()),
    env: { SWITCHYARD_HOME: environment.dataFolder, ELECTRON_RUN_AS_NODE: '1' },
    ...common,
  };
}

/** A reference to a key that only we can answer. */
export function isOurSecret(value: unknown): boolean {
  if (!isRecord(value) || typeof value.provider !== 'string') return false;
  const { source, provider } = value;
  return (source === 'exec' && provider === execAlias) || (source === 'file' && provider.startsWith(fileAliasOf('')));
}

/** A reference to a key of this provider of ours. */
export function isSecretOf(value: unknown, provider: string): boolean {
  if (!isRecord(value) || !isOurSecret(value)) return false;
  if (value.source === 'file') return value.provider === fileAliasOf(provider);
  return typeof value.id === 'string' && isKeyRef(value.id) && providerOfKeyRef(value.id) === provider;
}

/** A name that we give to secret sources. */
export function isOurAlias(alias: string): boolean {
  return alias === execAlias || alias.startsWith(fileAliasOf(''));
}
