import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { readDocument } from '../../documents/document.ts';
import type { Path } from '../../documents/edit.ts';
import type { LiveDocument, LiveState, PlannedFile } from '../client.ts';
import { type Config, toConfig } from './config.ts';

/** The configuration as OpenClaw will see it once the plan is applied. */
export function toEffective(state: LiveState, files: readonly PlannedFile[]): Config {
  const after = (live: LiveDocument): LiveDocument => {
    const planned = files.find((file) => file.kind === 'edits' && file.document === live);
    if (planned?.kind !== 'edits') return live;
    const { path } = live.file;
    const before = live.document ?? readDocument('', live.syntax, path);
    return { ...live, document: readDocument(before.edit(planned.edits), live.syntax, path) };
  };
  return toConfig({ ...state, main: after(state.main), others: state.others.map(after) });
}

/**
 * Included files are merged, lists are joined and one file may stand in two places, so what was written is looked at
 * once more as the whole. Throws AppError `openclaw.several-files` where another layer still wins.
 */
export function assertEffective(config: Config, wanted: readonly { path: Path; value: unknown }[]): void {
  for (const { path, value } of wanted)
    if (JSON.stringify(config.get(path)) !== JSON.stringify(value))
      throw new AppError(problemOf('openclaw.several-files', { path: path.join('.') }));
}
