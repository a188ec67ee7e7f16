import { join } from 'node:path';

/** Where the built app's parts lie. */
export interface Places {
  readonly page: string;
  readonly preload: string;
  readonly icons: string;
  /** The terminal face: clients call it for keys, and it asks the keychain. */
  readonly terminal: string;
  /** The thread that reads and plans large files. */
  readonly planner: string;
}

/** `folder` holds the main bundle. Plain Node can't read the archive of a packaged app: what it runs lies beside it. */
export function placesOf(folder: string): Places {
  const dist = join(folder, '..');
  const unpacked = dist.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');
  return {
    page: join(dist, 'page'),
    preload: join(folder, 'preload.cjs'),
    icons: join(folder, 'icons'),
    terminal: join(unpacked, 'switchyard.cjs'),
    planner: join(unpacked, 'planner.cjs'),
  };
}
