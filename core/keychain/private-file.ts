import { dirname } from 'node:path';
import { makePrivateFolder } from '../files/disk.ts';
import { errorCode } from '../files/error-code.ts';
import { currentPlatform } from '../files/platform.ts';
import { runNow } from '../files/steps.ts';
import { replaceWhole } from '../files/whole-file.ts';
import { toWriteError } from '../files/write-error.ts';

/**
 * Makes `path` hold `text`, all of it or as before. Files of ours are 0600 (the launcher 0700) in a 0700 folder
 * (checklist S7). A key that moves to a file is deleted from the keychain next: it is on the disk when this returns.
 * Throws AppError `disk-full`, `file-read-only`, `write-failed`.
 */
export function writePrivateFile(path: string, text: string, mode = 0o600): void {
  try {
    makePrivateFolder(dirname(path));
    runNow(replaceWhole(path, text, currentPlatform(), mode));
  } catch (error) {
    throw toWriteError(path, error);
  }
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}
