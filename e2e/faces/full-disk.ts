import { createRequire } from 'node:module';
import type { FaceHome } from './home.ts';

/** A disk that has no room for one more file of ours, in this process and in those that are started. */
export interface FullDisk {
  readonly variables: Readonly<Record<string, string>>;
  /** From now on. `isHere`: the face is in this process. */
  fill(home: FaceHome, isHere: boolean): void;
}

/** Loaded before a program, or into this one: it knows its home by where it lies. */
const text = (name: string) => `
const fs = require('node:fs');
const { join } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');
const full = join(__dirname, '.local', 'share', 'switchyard', ${JSON.stringify(name)});
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (to === full) throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' });
  renameSync(from, to);
};
syncBuiltinESMExports();
`;

/** No room for the file of this name in our folder. Root writes through every permission, so that it must be the disk. */
export function fullFor(name: 'providers.json' | 'keys.json'): FullDisk {
  return {
    variables: { NODE_OPTIONS: '--require=$HOME/full-disk.cjs' },
    fill: ({ terminal }, isHere) => {
      const script = terminal.write('full-disk.cjs', text(name));
      if (isHere) createRequire(import.meta.url)(script);
    },
  };
}
