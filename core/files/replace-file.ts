import { accessSync, constants, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { makeFolder, moveFile, readIfThere, removeFile, removeNow, writeNewFile } from './disk.ts';
import { errorCode } from './error-code.ts';
import { followLinks } from './link.ts';
import { hashOf } from './live-file.ts';
import type { Ownership } from './ownership.ts';
import type { Platform } from './platform.ts';
import { temporariesOf, temporaryName } from './temporary-file.ts';
import { toWriteError } from './write-error.ts';

/** A file about to change: `temp` lies beside `target` and holds the new bytes; null removes the file. */
export interface Replacement {
  readonly path: string;
  readonly target: string;
  readonly temp: string | null;
  /** SHA-256 in hex of what must be there when `temp` takes its place; null for nothing. */
  readonly before: string | null;
}

/** Where the new bytes of a file wait in a transaction, whose journal knows the name. */
export function tempName(target: string, id: string): string {
  return temporaryName(target, id);
}

/**
 * Whose the file is, after making sure that its owner lets us replace it; undefined for no file.
 * Throws AppError `file-read-only`. The bits are looked at as well, since root may write everything.
 */
export function writableOwnership(path: string, target: string): Ownership | undefined {
  const stats = statIfThere(path, target);
  if (stats === undefined) return undefined;
  if ((stats.mode & 0o222) === 0 || !canWrite(target))
    throw new AppError(problemOf('file-read-only', { file: path, target }));
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && self !== stats.uid)
    throw new AppError(problemOf('file-of-other-user', { file: path, target }));
  return { mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid };
}

function statIfThere(path: string, target: string): Stats | undefined {
  try {
    return statSync(target, { throwIfNoEntry: false });
  } catch (error) {
    throw toWriteError(path, error);
  }
}

function canWrite(target: string): boolean {
  try {
    accessSync(target, constants.W_OK);
    return true;
  } catch {
    // Whatever the system's reason is, it says no.
    return false;
  }
}

/** Writes the new bytes beside the file, with its owner and mode (0600 for a new file), and on the disk when done. */
export async function stageFile(file: Replacement, bytes: Uint8Array, like: Ownership | undefined): Promise<void> {
  if (file.temp === null) return;
  try {
    makeFolder(dirname(file.target));
    sweepTemps(file.target);
    await writeNewFile(file.temp, bytes, like);
  } catch (error) {
    throw toWriteError(file.target, error);
  }
}

/** After a power cut a temporary file may lie here of which no journal knows. Ours are made under our lock: any other is left over. */
function sweepTemps(target: string): void {
  const folder = dirname(target);
  for (const name of temporariesOf(target, readdirSync(folder))) removeNow(join(folder, name));
}

/** SHA-256 in hex of the bytes at `target`, null for no file. A folder or a pipe there equals no hash. */
export function currentHash({ path, target }: { readonly path: string; readonly target: string }): string | null {
  try {
    const stats = statSync(target, { throwIfNoEntry: false });
    // Reading a pipe or a device could wait for ever.
    if (stats && !stats.isFile()) return 'not a plain file';
    const bytes = readIfThere(target);
    return bytes === undefined ? null : hashOf(bytes);
  } catch (error) {
    throw new AppError(problemOf('file-unreadable', { file: path, error: errorCode(error) }), { cause: error });
  }
}

/** Throws AppError `file-changed` when the file is not what was read (checklist C8). */
export function assertUnchanged(file: Omit<Replacement, 'temp'>): void {
  if (currentHash(file) !== file.before) throw changed(file.path);
}

/** Throws AppError `file-changed` when the name leads elsewhere by now. */
export function assertSameTarget(file: Pick<Replacement, 'path' | 'target'>): void {
  if (followLinks(file.path).target !== file.target) throw changed(file.path);
}

function changed(path: string): AppError {
  return new AppError(problemOf('file-changed', { file: path }));
}

/** Puts the staged bytes in place, or removes the file, unless somebody else changed it. Sync the folder afterwards. */
export async function swapIn(file: Replacement, platform: Platform): Promise<void> {
  assertUnchanged(file);
  try {
    if (file.temp === null) await removeFile(file.target, platform);
    else await moveFile(file.temp, file.target, platform);
  } catch (error) {
    throw toWriteError(file.target, error);
  }
}
