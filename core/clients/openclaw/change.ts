import { AppError } from '../../../shared/problem.ts';
import type { Edit, Path } from '../../documents/edit.ts';
import type { LiveDocument, LiveState, PlannedFile } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import type { Config, ConfigEdit } from './config.ts';

/** When OpenClaw itself takes a lock for one whose owner is gone. */
const lockStaleAfterMs = 30_000;

/** A gateway refuses to start on a file without its mode. */
const gatewayMode = { kind: 'set', path: ['gateway'], value: { mode: 'local' } } as const;

/** An edit of the whole configuration as edits of the files that write the place. */
export function toChanges(config: Config, edit: Edit): readonly ConfigEdit[] {
  if (edit.kind === 'remove') return removal(config, edit.path);
  const { live, path } = config.home(edit.path);
  return [{ live, edit: { ...edit, path } }];
}

/** Takes `path` away wherever it is written: what one file no longer says, an included one would. */
export function removal(config: Config, path: Path): readonly ConfigEdit[] {
  return config.places(path).map((place) => ({ live: place.live, edit: { kind: 'remove', path: place.path } }));
}

/** One planned file for each file that changes, all under the one lock that OpenClaw has for its configuration. */
export function toFiles(state: LiveState, changes: readonly ConfigEdit[]): readonly PlannedFile[] {
  const edits = new Map<LiveDocument, Map<string, Edit>>();
  for (const { live, edit } of changes) {
    const ofFile = edits.get(live) ?? new Map<string, Edit>();
    // A file that is included twice is walked twice, and edited once.
    ofFile.set(JSON.stringify(edit.path), edit);
    edits.set(live, ofFile);
  }
  // Whatever makes the file makes one that the gateway starts with.
  const isNew = (live: LiveDocument) => live === state.main && live.file.bytes === null;
  const begun = (live: LiveDocument, of: ReadonlyMap<string, Edit>) =>
    isNew(live) && !of.has(JSON.stringify(gatewayMode.path)) ? [gatewayMode, ...of.values()] : [...of.values()];
  const lock = { path: `${state.installation.liveFile}.lock`, staleAfterMs: lockStaleAfterMs };
  return [...edits].map(([document, ofFile]) => ({
    kind: 'edits',
    document,
    edits: begun(document, ofFile),
    lock,
  }));
}

/** Throws the first problem of `openclaw.json` and the files it includes: half a configuration can't be planned on. */
export function assertReadable(state: LiveState): void {
  for (const { problem } of documentsOf(state)) if (problem) throw new AppError(problem);
}
