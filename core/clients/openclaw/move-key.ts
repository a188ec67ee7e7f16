import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { ClientPlan, ForeignProvider, KeySource, LiveState, Note } from '../client.ts';
import { findDocument } from '../live-document.ts';
import { assertReadable, toChanges, toFiles } from './change.ts';
import { type ConfigEdit, toConfig } from './config.ts';
import { secretsPath } from './entry.ts';
import { reloadNote, warning } from './notes.ts';
import { toSecret } from './secret.ts';

/** Puts a reference where a foreign entry holds its key in plain text. */
export function planKeyMove(state: LiveState, foreign: ForeignProvider, key: KeySource): ClientPlan {
  assertReadable(state);
  const place = foreign.key;
  const secret = toSecret(state.installation.environment, key);
  if (place.kind !== 'plain' || !secret) throw new AppError(problemOf('openclaw.no-plain-key', { id: foreign.id }));
  const config = toConfig(state);
  const live = findDocument(state, place.file);
  const { source } = secret;
  const changes: readonly ConfigEdit[] = [
    ...(live ? [{ live, edit: { kind: 'set', path: place.path, value: secret.ref } } as const] : []),
    ...(source ? toChanges(config, { kind: 'set', path: [...secretsPath, source.alias], value: source.value }) : []),
  ];
  return { files: toFiles(state, changes), notes: [reloadNote(config), backupNote(state)] };
}

/** OpenClaw keeps up to five older copies of its file. */
function backupNote({ installation }: LiveState): Note {
  return warning(sentence('notes.openclaw.backups', { file: installation.liveFile }));
}
