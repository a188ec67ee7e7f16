import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { backupNames, backupsFolder } from './backup.ts';
import { namesIn, readIfThere, replaceFile } from './disk.ts';
import { withLock } from './lock.ts';
import { toWriteError } from './write-error.ts';

/** Replaces every backup for which `change` gives another text, each as a whole. `readBackup` takes the way back. Throws AppError. */
export async function rewriteBackups(environment: Environment, change: (text: string) => string): Promise<void> {
  const folder = backupsFolder(environment);
  const rewrite = async (path: string): Promise<void> => {
    const before = readIfThere(path)?.toString() ?? '';
    const after = change(before);
    if (after === before) return;
    await replaceFile(path, after, environment.platform).catch((error) => {
      throw toWriteError(path, error);
    });
  };
  const all = async (): Promise<void> => {
    for (const name of namesIn(folder))
      for (const copy of backupNames(join(folder, name))) await rewrite(join(folder, name, copy));
  };
  await withLock(environment, all, 'files');
}
