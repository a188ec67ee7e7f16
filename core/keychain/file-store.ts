import { closeSync, constants, fstatSync, openSync, readFileSync, rmSync } from 'node:fs';
import type { KeyRef } from '../../shared/key-ref.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { type DataFolder, keyFilePath } from './key-places.ts';
import { isMissing, writePrivateFile } from './private-file.ts';

/** Keys as 0600 files, one each, only where the user chose so (checklist S4). A file holds the key and nothing else. */
export function writeKeyFile(folder: DataFolder, ref: KeyRef, key: string): void {
  writePrivateFile(keyFilePath(folder, ref), key);
}

/** The key, or null when there is no such file. A file that others own or may read is refused. */
export function readKeyFile(folder: DataFolder, ref: KeyRef): string | null {
  const path = keyFilePath(folder, ref);
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY);
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw new AppError(problemOf('key-file-unreadable', { file: path }), { cause });
  }
  try {
    assertPrivate(path, descriptor);
    return readFileSync(descriptor, 'utf8').trim();
  } finally {
    closeSync(descriptor);
  }
}

export function removeKeyFile(folder: DataFolder, ref: KeyRef): void {
  rmSync(keyFilePath(folder, ref), { force: true });
}

function assertPrivate(path: string, descriptor: number): void {
  if (process.platform === 'win32') return;
  const { mode, uid } = fstatSync(descriptor);
  if (uid !== process.getuid?.()) throw new AppError(problemOf('key-file-of-other-user', { file: path }));
  if ((mode & 0o077) !== 0) throw new AppError(problemOf('key-file-open', { file: path }));
}
