import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename } from 'node:path';
import { errorCode } from '../../files/error-code.ts';

/** In which folders something may happen, and to which names there. */
export type WatchedNames = ReadonlyMap<string, (name: string) => boolean>;

interface Open {
  readonly watcher: FSWatcher;
  readonly inode: bigint;
}

interface Callbacks {
  /** Something happened to one of the names. */
  readonly onEvent: () => void;
  /** The system can't watch (its limit is reached, say): somebody has to look by themselves. */
  readonly onFailure: () => void;
}

/**
 * One watch of the system for each folder, none for a file: a file that is replaced by another takes its watch with it,
 * and folders tell of files that appear. Nothing wakes up while nothing happens. Whole folders come and go, too, so what
 * is watched is arranged anew after each event.
 */
export class FolderWatches {
  readonly #open = new Map<string, Open>();
  readonly #callbacks: Callbacks;
  #names: WatchedNames = new Map();

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks;
  }

  arrange(names: WatchedNames): void {
    this.#names = names;
    for (const [folder, { inode }] of [...this.#open])
      if (!names.has(folder) || inodeOf(folder) !== inode) this.#close(folder);
    for (const folder of names.keys()) if (!this.#open.has(folder)) this.#watch(folder);
  }

  stop(): void {
    for (const folder of [...this.#open.keys()]) this.#close(folder);
  }

  #watch(folder: string): void {
    const inode = inodeOf(folder);
    if (inode === undefined) return;
    try {
      const watcher = watch(folder, { persistent: false });
      this.#open.set(folder, { watcher, inode });
      watcher.on('change', (event, name) => this.#on(folder, watcher, event, name?.toString() ?? null));
      watcher.on('error', () => this.#lose(folder, watcher));
    } catch (error) {
      // One that has gone this very moment is told of by the folder above it.
      if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) this.#callbacks.onFailure();
    }
  }

  #on(folder: string, watcher: FSWatcher, event: string, name: string | null): void {
    // The folder itself was moved or removed; another one in its place may even get its inode.
    if (event === 'rename' && name === basename(folder)) this.#lose(folder, watcher);
    else if (name === null || this.#names.get(folder)?.(name)) this.#callbacks.onEvent();
  }

  #lose(folder: string, watcher: FSWatcher): void {
    if (this.#open.get(folder)?.watcher === watcher) this.#close(folder);
    this.#callbacks.onEvent();
  }

  #close(folder: string): void {
    this.#open.get(folder)?.watcher.close();
    this.#open.delete(folder);
  }
}

function inodeOf(folder: string): bigint | undefined {
  try {
    const stats = statSync(folder, { bigint: true });
    return stats.isDirectory() ? stats.ino : undefined;
  } catch {
    return undefined; // Not there, or not to be seen: then there is nothing to watch.
  }
}
