import { statSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Whether anything is at `path`. What can't be looked at (a loop of links, say) is there: reading it tells what is wrong. */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return errorCode(error) !== 'ENOTDIR';
  }
}
