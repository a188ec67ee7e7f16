import { statSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLeftOver, makerPattern, makerWord } from './maker.ts';
import type { Platform } from './platform.ts';

const ending = '.switchyard.tmp';

/** What the name of a temporary file is made of, besides the name of the file that it becomes. For patterns. */
export const temporaryWord = '[0-9A-Za-z-]+';
export const temporaryEnding = '\\.switchyard\\.tmp';
const madeByOne = new RegExp(`^\\..+\\.(${makerPattern})-\\d+${temporaryEnding}$`);

/**
 * Every file that is written whole is first one of such a name, in the same folder. `word` is the id of a transaction,
 * whose journal knows the file, or a `freshWord`, which tells who made it.
 */
export function temporaryName(target: string, word: string): string {
  return join(dirname(target), `.${basename(target)}.${word}${ending}`);
}

/** Given once. A random word would need node:crypto, which costs the key helper more time than all else it does. */
export function freshWord(platform: Platform): string {
  return `${makerWord(platform)}-${process.hrtime.bigint()}`;
}

/** The temporary files among `names` that become `target`. */
export function temporariesOf(target: string, names: readonly string[]): readonly string[] {
  const start = `.${basename(target)}.`;
  return names.filter((name) => {
    const isOurs = name.startsWith(start) && name.endsWith(ending);
    // Words have no dots: what has one belongs to a file with a longer name.
    return isOurs && !name.slice(start.length, -ending.length).includes('.');
  });
}

/** Removes what killed processes left among the `names` in a folder of ours. What a journal knows is left to it. */
export function sweepTemporaries(folder: string, names: readonly string[], platform: Platform): void {
  for (const name of names) {
    const maker = madeByOne.exec(name)?.[1];
    if (maker !== undefined) removeIfLeftOver(join(folder, name), maker, platform);
  }
}

function removeIfLeftOver(path: string, maker: string, platform: Platform): void {
  try {
    if (isLeftOver(maker, platform, statSync(path).mtimeMs)) unlinkSync(path);
  } catch {
    // Another start was faster, or may not: no start may fail for what is left over.
  }
}
