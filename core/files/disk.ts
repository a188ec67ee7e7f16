import {
  closeSync,
  existsSync,
  fsync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Environment } from '../environment.ts';
import { errorCode } from './error-code.ts';
import { type Ownership, takeOwnership } from './ownership.ts';

// A short call takes microseconds and its trip through the thread pool a hundred of them, ten times per switch.
// So only the syncs, which wait for the disk, are asynchronous here.
export const syncDescriptor = promisify(fsync);

export type Platform = Environment['platform'];

/** Makes a folder and those above it, 0700. By hand: Node 20's recursive `mkdir` never ends where /proc refuses a folder. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else made it in the meantime.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** The topmost folder that `makeFolder` would make; null when `folder` is there. */
export function missingFolder(folder: string): string | null {
  if (existsSync(folder)) return null;
  const above = dirname(folder);
  return above === folder ? null : (missingFolder(above) ?? folder);
}

/** Removes the empty folders from `folder` up to `top`. */
export function removeEmptyFolders(folder: string, top: string): void {
  for (let at = folder; at === top || at.startsWith(top + sep); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch (error) {
      // Somebody else uses it by now, or has removed it.
      if (errorCode(error) !== 'ENOENT') return;
    }
  }
}

/** Content of a file that must not be there yet: 0600 until the very end, then as `like`, and on the disk when done. */
export async function writeNewFile(path: string, bytes: Uint8Array, like?: Ownership): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    // Loops until every byte is written, where `writeSync` would report a short write as a success.
    writeFileSync(descriptor, bytes);
    if (like) takeOwnership(descriptor, like);
    await syncDescriptor(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Names in a folder are safe from a power cut only after this. Windows has no such call and needs none. */
export async function syncFolder(folder: string, platform: Platform): Promise<void> {
  if (platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    await syncDescriptor(descriptor);
  } catch (error) {
    // Network and FUSE disks may know no sync of a folder; they keep their names in their own way.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(errorCode(error))) throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Milliseconds before each further try: half a second in all. */
const pauses = [5, 10, 20, 40, 80, 160, 200];

/** On Windows a file that a reader or a virus scanner holds open can't be replaced for a moment. */
export async function whenFree(platform: Platform, act: () => void): Promise<void> {
  for (const pause of platform === 'win32' ? pauses : []) {
    try {
      return act();
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
      await sleep(pause);
    }
  }
  act();
}

export function moveFile(from: string, to: string, platform: Platform): Promise<void> {
  return whenFree(platform, () => renameSync(from, to));
}

export function removeFile(path: string, platform: Platform): Promise<void> {
  return whenFree(platform, () => removeNow(path));
}

/** What is not there needs no removing. */
export function removeNow(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** The bytes of a file; undefined when it is not there. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

/** The names in a folder, sorted; none when there is no folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
