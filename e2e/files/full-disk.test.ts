import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEnvironment } from '../support/test-environment.ts';
import { buildSwitcher, orderIn, runSwitcher } from './support/switcher-process.ts';

let script: string;
beforeAll(() => {
  script = buildSwitcher();
});

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return paths.filter((path) => statSync(path).isFile());
}

const mounts: string[] = [];

/** A disk of 16 KiB; undefined where this user may not mount one. */
function smallDisk(folder: string): string | undefined {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
  if (status !== 0) return undefined;
  mounts.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of mounts) spawnSync('umount', [folder]);
});

describe('C5 keeps the old file when the disk is full', () => {
  it('of the client', async ({ skip }) => {
    const environment = testEnvironment();
    const disk = smallDisk(join(environment.home, 'disk')) ?? skip('mounting a small disk needs root');
    const [first, second] = [join(environment.home, 'first'), join(disk, 'second')];
    for (const path of [first, second]) writeFileSync(path, 'old');
    const files = { [first]: 'new', [second]: 'N'.repeat(40_000) };
    const { answer } = await runSwitcher(script, orderIn(environment, { act: 'apply', files }));
    expect(answer?.problem).toBe('disk-full');
    expect([first, second].map((path) => readFileSync(path, 'utf8'))).toEqual(['old', 'old']);
    expect(readdirSync(disk)).toEqual(['second']);
    expect(filesBelow(environment.dataFolder)).toEqual([]);
  });

  it.for([0, 4, 8, 12, 16])('of our own data, with %i KiB in use', async (used, { skip }) => {
    const environment = testEnvironment();
    const disk = smallDisk(environment.dataFolder) ?? skip('mounting a small disk needs root');
    writeFileSync(join(disk, 'ballast'), 'x'.repeat(used * 1024));
    const file = join(environment.home, 'a');
    writeFileSync(file, 'O'.repeat(15_000));
    const order = orderIn(environment, { act: 'apply', files: { [file]: 'new' } });
    expect((await runSwitcher(script, order)).answer?.problem).toBe('disk-full');
    expect(readFileSync(file, 'utf8')).toBe('O'.repeat(15_000));
    expect(readdirSync(environment.home).sort()).toEqual(['.local', 'a', 'work']);
    expect(filesBelow(disk)).toEqual([join(disk, 'ballast')]);
    expect(statfsSync(disk).bfree * statfsSync(disk).bsize).toBe((16 - used) * 1024);
  });
});

describe('C5 keeps the old file when a write is cut short by a limit', () => {
  it('of the live file', async () => {
    const environment = testEnvironment();
    const file = join(environment.home, 'a');
    writeFileSync(file, 'old');
    const order = orderIn(environment, { act: 'apply', files: { [file]: 'N'.repeat(8000) } });
    expect((await runSwitcher(script, order, 'ulimit -f 4')).answer?.problem).toBe('write-failed');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(environment.home).sort()).toEqual(['.local', 'a', 'work']);
    expect(filesBelow(environment.dataFolder)).toEqual([]);
  });

  it('of the backup', async () => {
    const environment = testEnvironment();
    const file = join(environment.home, 'a');
    writeFileSync(file, 'O'.repeat(8000));
    const order = orderIn(environment, { act: 'apply', files: { [file]: 'new' } });
    expect((await runSwitcher(script, order, 'ulimit -f 4')).answer?.problem).toBe('write-failed');
    expect(readFileSync(file, 'utf8')).toBe('O'.repeat(8000));
    expect(filesBelow(environment.dataFolder)).toEqual([]);
  });
});

it.skipIf(process.getuid?.() !== 0)('C5 C7 keeps the old file when the disk is mounted read-only', async ({ skip }) => {
  const environment = testEnvironment();
  const disk = smallDisk(join(environment.home, 'disk')) ?? skip('mounting a small disk needs root');
  writeFileSync(join(disk, 'a'), 'old');
  if (spawnSync('mount', ['-o', 'remount,ro', disk]).status !== 0) skip('remounting is refused');
  const order = orderIn(environment, { act: 'apply', files: { [join(disk, 'a')]: 'new' } });
  expect((await runSwitcher(script, order)).answer?.problem).toBe('file-read-only');
  expect(readFileSync(join(disk, 'a'), 'utf8')).toBe('old');
});

it('C5 keeps the old file when the rename fails', async ({ skip }) => {
  const environment = testEnvironment();
  const [first, second] = [join(environment.home, 'first'), join(environment.home, 'second')];
  for (const path of [first, second]) writeFileSync(path, 'old');
  // A file that is a mount point of its own can be written but not replaced.
  const source = join(environment.home, 'work', 'source');
  writeFileSync(source, 'old');
  if (spawnSync('mount', ['--bind', source, second]).status !== 0) skip('a bind mount needs root');
  mounts.push(second);
  const order = orderIn(environment, { act: 'apply', files: { [first]: 'new', [second]: 'new' } });
  expect((await runSwitcher(script, order)).answer?.problem).toBe('write-failed');
  expect([first, second].map((path) => readFileSync(path, 'utf8'))).toEqual(['old', 'old']);
  expect(readdirSync(environment.home).sort()).toEqual(['.local', 'first', 'second', 'work']);
});
