import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Call = 'linkSync' | 'mkdirSync' | 'readSync' | 'renameSync';

/** Until `undo`, a call of the disk fails where `codeOf` gives the code of an error for its arguments. */
export function failDisk(call: Call, codeOf: (...input: readonly unknown[]) => string | undefined): { undo(): void } {
  const real = fs[call] as (...input: readonly unknown[]) => unknown;
  const set = (now: typeof real): void => {
    Object.assign(fs, { [call]: now });
    syncBuiltinESMExports();
  };
  set((...input) => {
    const code = codeOf(...input);
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${call}`), { code });
    return real(...input);
  });
  return { undo: () => set(real) };
}

/** The disk has no room for this one file of ours. Root writes through every permission, so it must be the disk. */
export function takeRoomFor(path: string): { undo(): void } {
  return failDisk('renameSync', (_, to) => (to === path ? 'ENOSPC' : undefined));
}
