import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { errorCode } from './error-code.ts';
import type { Ownership } from './ownership.ts';
import type { Platform } from './platform.ts';
import { runLater } from './steps.ts';
import { type Content, move, replaceWhole, syncNames, tryUntilFree, writeNew } from './whole-file.ts';

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

/** Makes a folder of ours, and lets nobody else in (checklist S7). */
export function makePrivateFolder(folder: string): void {
  makeFolder(folder);
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
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

/** A file that must not be there yet, as `like` or else 0600, and on the disk when done (see `writeNew`). */
export function writeNewFile(path: string, content: Content, like?: Ownership): Promise<void> {
  return runLater(writeNew(path, content, like ?? 0o600));
}

/** Makes `path` hold `content` (0600), all of it or as before (see `replaceWhole`). */
export function replaceFile(path: string, content: Content, platform: Platform): Promise<void> {
  return runLater(replaceWhole(path, content, platform, 0o600));
}

export function syncFolder(folder: string, platform: Platform): Promise<void> {
  return runLater(syncNames(folder, platform));
}

export function moveFile(from: string, to: string, platform: Platform): Promise<void> {
  return runLater(move(from, to, platform));
}

/** Goes on trying for a moment on Windows (see `tryUntilFree`). */
export function whenFree(platform: Platform, act: () => void): Promise<void> {
  return runLater(tryUntilFree(platform, act));
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
