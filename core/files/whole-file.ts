import { closeSync, fchmodSync, fstatSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import type { Platform } from './platform.ts';
import type { Steps } from './steps.ts';
import { freshWord, temporaryName } from './temporary-file.ts';

export type Content = string | Uint8Array;

/** The mode of a new file, or all that an old one had. */
export type Like = number | Ownership;

/**
 * Makes `path` hold `content`, all of it or as before, whenever the power goes or the process is killed (checklist C5):
 * a new file beside it, on the disk, then renamed over it, and the name on the disk as well.
 */
export function* replaceWhole(path: string, content: Content, platform: Platform, like: Like): Steps {
  const temporary = temporaryName(path, freshWord(platform));
  yield* writeNew(temporary, content, like);
  try {
    yield* move(temporary, path, platform);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  yield* syncNames(dirname(path), platform);
}

/** Content of a file that must not be there yet: 0600 until the very end, and on the disk when done; none after a failure. */
export function* writeNew(path: string, content: Content, like: Like): Steps {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    yield* fill(descriptor, content, like);
  } catch (error) {
    discard(path);
    throw error;
  }
}

function* fill(descriptor: number, content: Content, like: Like): Steps {
  try {
    // Loops until every byte is written, where `writeSync` would report a short write as a success.
    writeFileSync(descriptor, content);
    if (typeof like !== 'number') takeOwnership(descriptor, like);
    else if ((fstatSync(descriptor).mode & 0o7777) !== like) fchmodSync(descriptor, like);
    yield { kind: 'sync', descriptor };
  } finally {
    closeSync(descriptor);
  }
}

function discard(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The failure before this one is what is told; what is left over is swept at the next start.
  }
}

export function move(from: string, to: string, platform: Platform): Steps {
  return tryUntilFree(platform, () => renameSync(from, to));
}

/** Milliseconds before each further try: half a second in all. */
const pauses = [5, 10, 20, 40, 80, 160, 200];

/** On Windows a file that a reader or a virus scanner holds open can't be replaced for a moment. */
export function* tryUntilFree(platform: Platform, act: () => void): Steps {
  for (const milliseconds of platform === 'win32' ? pauses : []) {
    try {
      return act();
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
      yield { kind: 'pause', milliseconds };
    }
  }
  act();
}

/** Names in a folder are safe from a power cut only after this. Windows has no such call and needs none. */
export function* syncNames(folder: string, platform: Platform): Steps {
  if (platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    yield { kind: 'sync', descriptor };
  } catch (error) {
    // Network and FUSE disks may know no sync of a folder; they keep their names in their own way.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(errorCode(error))) throw error;
  } finally {
    closeSync(descriptor);
  }
}
