import { sentence } from '../../../shared/messages/words.ts';
import { readDocument } from '../../documents/document.ts';
import type { Path } from '../../documents/edit.ts';
import type { ClientPlan, LiveDocument, LiveState, Note, PlannedFile } from '../client.ts';
import { assertReadable, toFiles } from './change.ts';
import { primaryOf } from './choice.ts';
import { type Config, newFileSyntax, type Place, toConfig } from './config.ts';
import { toEffective } from './effective.ts';
import { providersPath, secretsPath } from './entry.ts';
import { fileAliasOf, isOurId, ownerOf } from './ids.ts';
import { reloadNote, warning } from './notes.ts';
import { isRecord, toRecord } from './record.ts';
import { findRefs } from './refs.ts';
import { restoreReason } from './restore.ts';
import { isOurAlias, isOurSecret, isSecretOf } from './secret.ts';

/** Objects and lists that a switch may have made, and that go with their last key. */
const prunable = new Set([
  'models',
  'models.providers',
  'secrets',
  'secrets.providers',
  'agents',
  'agents.defaults',
  'agents.defaults.model',
  'agents.defaults.model.fallbacks',
  'agents.defaults.models',
]);

/** What shall go: entries and key sources by their names, and references to keys. */
interface Leaver {
  isEntry(id: string): boolean;
  isSource(alias: string): boolean;
  isSecret(value: unknown): boolean;
}

/** Edits that remove our entries, our key sources and every reference to either. */
export function leaveOpenClaw(state: LiveState): ClientPlan {
  return planGoing(state, { isEntry: isOurId, isSource: isOurAlias, isSecret: isOurSecret });
}

/**
 * The same for one provider, its entries of every generation. None may stay: where one reference leads nowhere, a run
 * without a gateway fails for all providers (measured on 2026.9.6). The helper's own source stays for the others.
 */
export function forgetOpenClaw(state: LiveState, provider: string): ClientPlan {
  return planGoing(state, {
    isEntry: (id) => ownerOf(id) === provider,
    isSource: (alias) => alias === fileAliasOf(provider),
    isSecret: (value) => isSecretOf(value, provider),
  });
}

function planGoing(state: LiveState, leaver: Leaver): ClientPlan {
  assertReadable(state);
  const config = toConfig(state);
  const orphans = findSecrets(config, leaver);
  const gone = [
    ...keysIn(config, providersPath, leaver.isEntry),
    ...keysIn(config, secretsPath, leaver.isSource),
    ...findRefs(config, leaver.isEntry),
    ...orphans,
  ];
  const changes = config.mounts.flatMap(({ live, at }) => {
    const paths = gone.filter((place) => place.live === live).map((place) => place.path);
    return topmost(live, at, paths).map((path) => ({ live, edit: { kind: 'remove', path } as const }));
  });
  const files = toFiles(state, changes).map((planned) => withoutOurFile(state, planned));
  return { files, notes: changes.length > 0 ? leaveNotes(state, config, files, orphans) : [] };
}

function keysIn(config: Config, path: Path, isWanted: (key: string) => boolean): readonly Place[] {
  return Object.keys(toRecord(config.get(path)))
    .filter(isWanted)
    .flatMap((key) => config.places([...path, key]));
}

/** Keys of other providers that were moved to the keychain: their references lead nowhere without us. */
function findSecrets(config: Config, { isEntry, isSecret }: Leaver): readonly Place[] {
  const walk = (live: LiveDocument, path: Path, value: unknown): readonly Place[] => {
    if (isSecret(value)) return [{ live, path }];
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(live, [...path, index], item));
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => (isEntry(key) ? [] : walk(live, [...path, key], item)));
  };
  return config.mounts.flatMap(({ live }) => walk(live, [], live.document?.value));
}

/** The removals, each raised to the outermost object that nothing else would be left in. */
function topmost(live: LiveDocument, at: Path, paths: readonly Path[]): readonly Path[] {
  const named = new Set(paths.map((path) => JSON.stringify(path)));
  const known = new Map<string, boolean>();
  const isGone = (path: Path): boolean => {
    const id = JSON.stringify(path);
    const answer = known.get(id) ?? (named.has(id) || isEmptied(path));
    known.set(id, answer);
    return answer;
  };
  const isEmptied = (path: Path): boolean => {
    const value = live.document?.get(path);
    if (path.length === 0 || !prunable.has([...at, ...path].join('.'))) return false;
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(toRecord(value));
    return keys.length > 0 && keys.every((key) => isGone([...path, key]));
  };
  const raised = paths.map((path) => path.map((_, index) => path.slice(0, index + 1)).find(isGone) ?? path);
  return [...new Map(raised.map((path) => [JSON.stringify(path), path])).values()];
}

/** A file that holds nothing but what a new one of ours begins with is one that we made. */
function withoutOurFile({ main }: LiveState, planned: PlannedFile): PlannedFile {
  if (planned.kind !== 'edits' || planned.document !== main || !main.document) return planned;
  const after = main.document.edit(planned.edits);
  const fresh = readDocument('', newFileSyntax, main.file.path).edit([
    { kind: 'set', path: ['gateway'], value: { mode: 'local' } },
  ]);
  return after === fresh ? { kind: 'text', file: main.file, text: null } : planned;
}

function leaveNotes(
  state: LiveState,
  config: Config,
  files: readonly PlannedFile[],
  orphans: readonly Place[],
): readonly Note[] {
  const { main, installation } = state;
  const planned = files.find((file) => file.kind === 'edits' && file.document === main);
  const after = planned?.kind === 'edits' ? main.document?.edit(planned.edits) : undefined;
  const isShrunk = after !== undefined && restoreReason(main.file.text ?? '', after) !== undefined;
  const isModelGone = primaryOf(config) !== undefined && primaryOf(toEffective(state, files)) === undefined;
  return [
    reloadNote(config),
    ...(isModelGone ? [warning(sentence('notes.openclaw.model-gone'))] : []),
    ...orphans.map(({ path }) => warning(sentence('notes.openclaw.key-kept', { path: path.join('.') }))),
    ...(isShrunk ? [warning(sentence('notes.openclaw.shrunk', { file: installation.liveFile }))] : []),
  ];
}
