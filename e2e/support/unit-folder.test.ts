import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUnitFolder } from './unit-folder.ts';

let memory: string;
let disk: string;
let isMounted: boolean;

beforeEach(() => {
  const folder = mkdtempSync(join(homedir(), 'unit-'));
  memory = join(folder, 'memory');
  disk = join(folder, 'disk');
  for (const one of [memory, disk]) mkdirSync(one);
  isMounted = false;
});
afterEach(() => {
  if (isMounted) spawnSync('umount', [memory]);
});

function mount(options: string): boolean {
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', memory]).status === 0;
  return isMounted;
}

describe('the unit tests write', () => {
  it('into memory where there is room, each run into a folder of its own', ({ skip }) => {
    skip(!mount('size=300m'), 'only root may mount');
    const folders = [makeUnitFolder(memory, disk), makeUnitFolder(memory, disk)];
    expect(folders.map(dirname)).toEqual([memory, memory]);
    expect(new Set(folders).size).toBe(2);
    expect(folders.flatMap((folder) => readdirSync(folder))).toEqual([]);
  });

  it.for([
    ['the memory is as small as in a container', 'size=64m'],
    ['no program may run there', 'size=300m,noexec'],
    ['nobody may write there', 'size=300m,ro'],
  ] as const)('to the disk where %s, and leave nothing behind there', ([, options], { skip }) => {
    skip(!mount(options), 'only root may mount');
    expect(dirname(makeUnitFolder(memory, disk))).toBe(disk);
    expect(readdirSync(memory)).toEqual([]);
  });

  it('to the disk where a system has no such memory', () => {
    expect(dirname(makeUnitFolder(join(memory, 'none'), disk))).toBe(disk);
  });
});
