import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Until `undo` the disk has no room for this one file of ours: root writes through every permission, so it must be the disk. */
export function takeRoomFor(path: string): { readonly undo: () => void } {
  const { renameSync } = fs;
  const set = (rename: typeof renameSync): void => {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  };
  set((from, to) => {
    if (to === path) throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' });
    renameSync(from, to);
  });
  return { undo: () => set(renameSync) };
}
