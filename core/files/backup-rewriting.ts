import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { backupNames, backupsFolder } from './backup.ts';
import { namesIn, readIfThere, replaceFile } from './disk.ts';
import { withLock } from './lock.ts';
import { toWriteError } from './write-error.ts';

/** Replaces every backup for which `change` gives another text, each as a whole. `readBackup` takes the way back. Throws AppError. */
export async function rewriteBackups(environment: Environment, change: (text: string) => string): Promise<void> {
  const rewrite = async (path: string): Promise<void> => {
    const before = readIfThere(path)?.toString() ?? '';
    const after = change(before);
    if (after === before) return;
    await replaceFile(path, after, environment.platform).catch((error) => {
      throw toWriteError(path, error);
    });
  };
  const all = async (): Promise<void> => {
    for (const path of backupPaths(environment)) await rewrite(path);
  };
  await withLock(environment, all, 'files');
}

/** The texts of all backups, each as it is kept. */
export function readBackups(environment: Environment): readonly string[] {
  return backupPaths(environment).map((path) => readIfThere(path)?.toString() ?? '');
}

function backupPaths(environment: Environment): readonly string[] {
  const folder = backupsFolder(environment);
  return namesIn(folder).flatMap((name) => backupNames(join(folder, name)).map((copy) => join(folder, name, copy)));
}
