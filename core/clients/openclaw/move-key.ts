import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Path } from '../../documents/edit.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveState, Note } from '../client.ts';
import { assertReadable, removal, toChanges, toFiles } from './change.ts';
import { type Config, type ConfigEdit, type Place, toConfig } from './config.ts';
import { providersPath, secretsPath } from './entry.ts';
import { reloadNote, warning } from './notes.ts';
import { toSecret } from './secret.ts';

/**
 * Puts a reference to the key where a foreign entry holds it in plain text, or names a variable that the configuration
 * itself sets. The variable goes too, unless something else in the configuration still takes it.
 */
export function planKeyMove(state: LiveState, foreign: ForeignProvider, key: KeySource): ClientPlan {
  assertReadable(state);
  const config = toConfig(state);
  const secret = toSecret(state.installation.environment, key);
  const places = placesOf(config, foreign);
  if (places.length === 0 || !secret) throw new AppError(problemOf('openclaw.no-plain-key', { id: foreign.id }));
  const { source } = secret;
  const changes: readonly ConfigEdit[] = [
    ...places.map(({ live, path }): ConfigEdit => ({ live, edit: { kind: 'set', path, value: secret.ref } })),
    ...variableRemoval(config, foreign.key),
    ...(source ? toChanges(config, { kind: 'set', path: [...secretsPath, source.alias], value: source.value }) : []),
  ];
  return { files: toFiles(state, changes), notes: [reloadNote(config), backupNote(state)] };
}

/** Where the entry says its key: as the key, or in the header that carries it. */
function placesOf(config: Config, { id, key }: ForeignProvider): readonly Place[] {
  const entry: Path = [...providersPath, id];
  if (key.kind !== 'plain' && !(key.kind === 'env' && key.setIn?.path)) return [];
  const paths: readonly Path[] =
    key.keyIn === undefined
      ? [[...entry, 'apiKey']]
      : [
          [...entry, 'headers', key.keyIn.name],
          [...entry, 'request', 'headers', key.keyIn.name],
        ];
  return paths.flatMap((path) => config.places(path)).slice(0, 1);
}

/** Every text that takes the variable, and the provider of OpenClaw's own that finds it by its name. */
function isTaken(config: Config, name: string): boolean {
  const texts = JSON.stringify(config.get([]));
  const uses = texts.split(`\${${name}}`).length + texts.split(`"id":${JSON.stringify(name)}`).length - 2;
  const builtIn = /^([A-Z0-9]+)_API_KEY$/.exec(name)?.[1]?.toLowerCase();
  return uses > 1 || (builtIn !== undefined && texts.includes(`"${builtIn}/`));
}

function variableRemoval(config: Config, key: ForeignProvider['key']): readonly ConfigEdit[] {
  if (key.kind !== 'env' || !key.setIn?.path || isTaken(config, key.name)) return [];
  return removal(config, ['env', 'vars', key.name]);
}

/** OpenClaw keeps up to five older copies of its file. */
function backupNote({ installation }: LiveState): Note {
  return warning(sentence('notes.openclaw.backups', { file: installation.liveFile }));
}
