import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** The unit tests hold a few MB at a time. A container's 64 MB, which other programs share, are too few for it. */
const enoughBytes = 256 * 1024 * 1024;

/**
 * A new folder for what the unit tests write: in memory where Linux offers that, for they make some ten thousand files and
 * wait for the disk at each; else below `disk`. What only a real disk shows (a full one, another device, a container's) is in
 * `e2e/files`, which stays on it.
 */
export function makeUnitFolder(memory: string = '/dev/shm', disk: string = tmpdir()): string {
  return makeInMemory(memory) ?? makeBelow(disk);
}

const makeBelow = (folder: string) => mkdtempSync(join(folder, 'switchyard-unit-'));

function makeInMemory(memory: string): string | undefined {
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < enoughBytes) return undefined;
    folder = makeBelow(memory);
    // Containers often forbid to run programs there, and tests run small ones of their own.
    const program = join(folder, 'program');
    writeFileSync(program, '', { mode: 0o700 });
    accessSync(program, constants.X_OK);
    rmSync(program);
    return folder;
  } catch {
    // Not there, or not ours to use: the disk is as right, and slower.
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

/** One folder for each run, and nothing of it is left, whatever its tests leave. */
export default function setup(project: TestProject): () => void {
  const folder = makeUnitFolder();
  project.config.env = { ...project.config.env, TMPDIR: folder };
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
