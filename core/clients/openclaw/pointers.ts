import { isKeyRef, type KeyRef } from '../../../shared/key-ref.ts';
import type { Edit } from '../../documents/edit.ts';
import type { ForeignProvider, LiveState, Pointer, PointerTarget } from '../client.ts';
import { toChanges, toFiles } from './change.ts';
import { primaryOf } from './choice.ts';
import { type Config, toConfig } from './config.ts';
import { providersPath, secretsPath } from './entry.ts';
import { type KeySurroundings, variableIn } from './entry-keys.ts';
import { expand } from './find.ts';
import { toForeign } from './foreign.ts';
import { execAlias, isOurId, providerOfEntry, splitRef } from './ids.ts';
import { type Plain, toRecord } from './record.ts';
import { execSource } from './secret.ts';

/**
 * What the entry of the main model relies on, and the programs that others take a key from: one that gives none keeps
 * `openclaw infer` and `openclaw agent --local` from asking anybody (measured on 2026.9.6). Variables and files of others
 * are told beside that (`missing-secrets.ts`).
 */
export function openclawPointers(state: LiveState, launcher: string): readonly Pointer[] {
  const config = toConfig(state);
  const chosen = splitRef(primaryOf(config) ?? '')?.provider;
  return Object.keys(toRecord(config.get(providersPath))).flatMap((entry): readonly Pointer[] => {
    const pointers = pointersOf(state, config, entry, launcher);
    if (entry === chosen) return pointers;
    return pointers
      .filter(({ to }) => to.kind === 'launcher' || to.kind === 'command')
      .map((pointer) => ({ ...pointer, isBeside: true }));
  });
}

function pointersOf(state: LiveState, config: Config, entry: string, launcher: string): readonly Pointer[] {
  const { apiKey, headers } = toRecord(config.get([...providersPath, entry]));
  const secrets = [apiKey, ...Object.values(toRecord(headers))];
  return secrets
    .flatMap((secret) => targetsOf(state, config, secret, launcher))
    .map((to) => ({ entry, file: config.places([...providersPath, entry])[0]?.live.file.path ?? '', to }));
}

function targetsOf(state: LiveState, config: Config, secret: unknown, launcher: string): readonly PointerTarget[] {
  if (typeof secret === 'string') {
    const name = variableIn(secret);
    return name === undefined ? [] : variables(config, name);
  }
  const { source: kind, provider, id } = toRecord(secret);
  if (kind === 'env' && typeof id === 'string') return variables(config, id);
  if (typeof provider !== 'string') return [];
  const source = toRecord(config.get([...secretsPath, provider]));
  if (kind === 'file' && typeof source.path === 'string')
    return [{ kind: 'file', path: expand(state.installation.environment, source.path) }];
  if (kind !== 'exec' || typeof source.command !== 'string') return [];
  const isOurs = provider === execAlias && typeof id === 'string' && isKeyRef(id);
  return [isOurs ? toLauncher(state, config, source, launcher, id) : { kind: 'command', command: source.command }];
}

/** OpenClaw knows variables of its own file, and may be told to ask the login shell for more. */
function variables(config: Config, name: string): readonly PointerTarget[] {
  const isOwn = config.get(['env', 'vars', name]) !== undefined;
  const isAsked = toRecord(config.get(['env', 'shellEnv'])).enabled === true;
  return isOwn || isAsked ? [] : [{ kind: 'variable', name }];
}

/** The command alone where it is called as here; all of it where it comes from another system. */
function toLauncher(state: LiveState, config: Config, source: Plain, launcher: string, ref: KeyRef): PointerTarget {
  const wanted = toRecord(execSource(state.installation.environment, launcher));
  const program = String(source.command);
  const isCalledAlike = JSON.stringify(source.args) === JSON.stringify(wanted.args);
  if (isCalledAlike && program === wanted.command) return { kind: 'launcher', ref, program };
  const path = [...secretsPath, execAlias];
  const edit: Edit = isCalledAlike
    ? { kind: 'set', path: [...path, 'command'], value: String(wanted.command) }
    : { kind: 'set', path, value: execSource(state.installation.environment, launcher) };
  return { kind: 'launcher', ref, program, moved: toFiles(state, toChanges(config, edit)) };
}

/** Our own entry, chosen, as what it would be in our list. */
export function openclawOwnChoice(around: KeySurroundings): ForeignProvider | undefined {
  const { config } = around;
  const ref = splitRef(primaryOf(config) ?? '');
  if (!ref || !isOurId(ref.provider)) return undefined;
  const entry = config.get([...providersPath, ref.provider]);
  const provider = providerOfEntry(ref.provider, entry);
  const own = toForeign(around, ref.provider, entry, ref);
  return own && { ...own, id: provider, name: provider };
}
