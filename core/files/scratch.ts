import { realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../environment.ts';
import { makeFolder, missingFolder, namesIn, removeEmptyFolders } from './disk.ts';
import { errorCode } from './error-code.ts';
import { isLeftOver, makerPattern, makerWord } from './maker.ts';
import { toWriteError } from './write-error.ts';

const namePattern = new RegExp(`^(${makerPattern})-[0-9a-f]{8}$`);

export function scratchFolder({ dataFolder }: Pick<Environment, 'dataFolder'>): string {
  return join(dataFolder, 'scratch');
}

/**
 * Gives `work` an empty folder (0700) for copies of live files, which may hold keys of others: in our own folder, where
 * only this user comes, and gone afterwards, with every folder that was made for it. After a kill the next start removes
 * it (see `sweepScratch`). Throws AppError `disk-full`, `file-read-only` or `write-failed`.
 */
export async function withScratch<Result>(
  environment: Environment,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = join(scratchFolder(environment), `${makerWord(environment.platform)}-${environment.random(4)}`);
  const top = missingFolder(folder) ?? folder;
  make(folder);
  try {
    return await work(realpathSync(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    removeEmptyFolders(dirname(folder), top === folder ? dirname(folder) : top);
  }
}

function make(folder: string): void {
  try {
    try {
      makeFolder(folder);
    } catch (error) {
      // Another process has removed the empty folder above it in between.
      if (errorCode(error) !== 'ENOENT') throw error;
      makeFolder(folder);
    }
  } catch (error) {
    throw toWriteError(folder, error);
  }
}

/** Removes what killed processes left, never what a living one uses. One look at a folder when there is nothing. */
export function sweepScratch(environment: Environment): void {
  removeScratch(environment, (maker, path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && isLeftOver(maker, environment.platform, stats.mtimeMs);
  });
}

/** Removes the folders that bear our kind of name and are wanted gone; whatever else lies there is somebody's own. */
export function removeScratch(
  environment: Pick<Environment, 'dataFolder'>,
  isWanted: (maker: string, path: string) => boolean = () => true,
): void {
  const all = scratchFolder(environment);
  const names = isFolder(all) ? namesIn(all) : [];
  for (const name of names) {
    const maker = namePattern.exec(name)?.[1];
    const path = join(all, name);
    if (maker !== undefined && isWanted(maker, path)) remove(path);
  }
  if (names.length > 0) removeEmptyFolders(all, all);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody took away the right to, or is still writing there. No start may fail for that; the next one tries again.
  }
}
