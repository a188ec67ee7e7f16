import { accessSync, constants, statSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Whether anything is at `path`. What can't be looked at (a loop of links, say) is there: reading it tells what is wrong. */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return errorCode(error) !== 'ENOTDIR';
  }
}

/** Whether this user may run it. False for what is not there. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not ours to run.
  }
}
