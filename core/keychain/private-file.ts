import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import { toWriteError } from '../files/write-error.ts';

/**
 * Makes `path` hold `text`, all of it or as before: a new file beside it, synced, then renamed over it. Files of ours are
 * 0600 (the launcher 0700) in a 0700 folder (checklist S7). Throws AppError `disk-full`, `file-read-only`, `write-failed`.
 */
export function writePrivateFile(path: string, text: string, mode = 0o600): void {
  try {
    makePrivateFolder(dirname(path));
    replace(path, text, mode);
    syncFolder(dirname(path));
  } catch (error) {
    throw toWriteError(path, error);
  }
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function replace(path: string, text: string, mode: number): void {
  // Unlike any other name in a folder of ours; node:crypto would cost the key helper more time than all else it does.
  const temporary = `${path}.${process.pid}-${process.hrtime.bigint()}.tmp`;
  try {
    writeSynced(temporary, text, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeSynced(path: string, text: string, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, text);
    fchmodSync(descriptor, mode);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A key that moves to a file is deleted from the keychain next: its name must be on the disk by then. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
