import { randomBytes } from 'node:crypto';
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
import { AppError } from '../../shared/problem.ts';

/**
 * Makes `path` hold `text`, all of it or as before: a new file beside it, synced, then renamed over it. Files are 0600
 * (or `mode`) in a 0700 folder (checklist S7). Synchronous, so that a change of an index is one step of this process.
 */
export function writePrivateFile(path: string, text: string, mode = 0o600): void {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    makePrivateFolder(dirname(path));
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(descriptor, text);
      fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw toWriteError(path, cause);
  }
}

/** Makes the folder where it is missing, and private where others may look in. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function toWriteError(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', `The disk is full: ${path} was not written.`, 'Free some space and try again.', {
      cause,
    });
  return new AppError(
    'write-failed',
    `${path} could not be written (${code}).`,
    `Check that you may write to ${dirname(path)}.`,
    { cause },
  );
}
