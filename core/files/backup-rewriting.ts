import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { backupsFolder } from './backup.ts';
import { moveFile, namesIn, readIfThere, writeNewFile } from './disk.ts';
import { withLock } from './lock.ts';

/** Replaces every backup for which `change` gives another text, each as a whole. `readBackup` takes the way back. */
export async function rewriteBackups(environment: Environment, change: (text: string) => string): Promise<void> {
  const folder = backupsFolder(environment);
  const rewrite = async (path: string): Promise<void> => {
    const before = readIfThere(path)?.toString() ?? '';
    const after = change(before);
    if (after === before) return;
    const temporary = `${path}.${environment.random(6)}.tmp`;
    await writeNewFile(temporary, Buffer.from(after));
    await moveFile(temporary, path, environment.platform);
  };
  const all = async (): Promise<void> => {
    for (const name of namesIn(folder))
      for (const copy of namesIn(join(folder, name))) await rewrite(join(folder, name, copy));
  };
  await withLock(environment, all, 'files');
}
