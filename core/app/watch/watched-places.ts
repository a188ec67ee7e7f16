import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { WatchedNames } from './folder-watches.ts';

/** As many links as Linux follows. */
const longestChain = 40;

/** A file and everything that its name leads through: each link, and where the last one ends. */
function hopsOf(path: string): readonly string[] {
  const hops = [path];
  try {
    let at = path;
    while (hops.length <= longestChain && lstatSync(at).isSymbolicLink()) {
      at = resolve(dirname(at), readlinkSync(at));
      hops.push(at);
    }
    hops.push(realpathSync(path));
  } catch {
    // The rest is not there yet. It is followed when it appears.
  }
  return hops;
}

function isInside(folder: string, outer: string): boolean {
  const way = relative(outer, folder);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}

/** The folders above `folder` in which it may come, go or be replaced: up to the home, or to the first that is there. */
function above(folder: string, home: string): readonly { readonly folder: string; readonly name: string }[] {
  const parent = dirname(folder);
  if (parent === folder || folder === home) return [];
  const goesOn = (isInside(parent, home) && parent !== home) || !existsSync(parent);
  return [{ folder: parent, name: basename(folder) }, ...(goesOn ? above(parent, home) : [])];
}

interface Places {
  readonly home: string;
  readonly files: readonly string[];
  /** Folders of which all names of a kind count. */
  readonly folders: readonly { readonly folder: string; readonly pattern: RegExp }[];
}

/** In which folders, and for which names, something may happen to `files` and in `folders`. */
export function watchedNames({ home, files, folders }: Places): WatchedNames {
  const names = new Map<string, Set<string>>();
  const add = (folder: string, name: string) => void names.set(folder, (names.get(folder) ?? new Set()).add(name));
  const climb = (folder: string) => {
    for (const step of above(folder, home)) add(step.folder, step.name);
  };
  for (const hop of files.flatMap(hopsOf)) {
    add(dirname(hop), basename(hop));
    climb(dirname(hop));
  }
  for (const { folder } of folders) {
    names.set(folder, names.get(folder) ?? new Set());
    climb(folder);
  }
  const patternsOf = (folder: string) => folders.filter((one) => one.folder === folder).map(({ pattern }) => pattern);
  return new Map(
    [...names].map(([folder, wanted]) => {
      const patterns = patternsOf(folder);
      return [folder, (name: string) => wanted.has(name) || patterns.some((pattern) => pattern.test(name))];
    }),
  );
}
