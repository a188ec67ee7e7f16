import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { buildWriter, runWriter, type Writer, type WriterOrder, writers } from './support/writer-process.ts';

let script: string;
beforeAll(() => {
  script = buildWriter();
});

const mounts: string[] = [];
afterEach(() => {
  for (const at of mounts.splice(0).toReversed()) spawnSync('umount', [at]);
});

function mounted(at: string, ...options: readonly string[]): boolean {
  if (spawnSync('mount', [...options, at]).status !== 0) return false;
  mounts.push(at);
  return true;
}

/** Longer than a page and than the limit of the tests below. */
const [oldText, newText] = ['old', 'new'].map((word) => `${word} `.repeat(2000)) as [string, string];

const orderOf = (
  { home, dataFolder }: Environment,
  writer: WriterOrder['writer'],
  rest: Partial<WriterOrder> = {},
) => ({
  home,
  dataFolder,
  writer,
  text: newText,
  ...rest,
});

/** Files below our folder, without what merely fills a disk. */
function filesOf({ dataFolder }: Environment): readonly string[] {
  if (!existsSync(dataFolder)) return [];
  const paths = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).map((name) => join(dataFolder, name));
  return paths.filter((path) => statSync(path).isFile() && !path.endsWith('ballast'));
}

/** A home in which the writer's file holds the old text; the first backup replaces none. */
function homeWithOld(writer: Writer, environment = testEnvironment()): Environment {
  mkdirSync(join(environment.home, 'bin'));
  const tool = join(environment.home, 'bin', 'tool');
  const setVersion = (version: string) => writeFileSync(tool, `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  setVersion('1.0.0');
  chmodSync(tool, 0o755);
  const first = writer === 'rewritten backup' ? 'backup' : writer;
  if (writer !== 'backup')
    expect(runWriter(script, orderOf(environment, first, { text: oldText }))?.problem).toBeNull();
  // Longer, so that the cache sees another file.
  setVersion('2.0.0-after');
  return environment;
}

/** `old`, `new` or a mix, and how many files there are. */
function stateOf(environment: Environment, writer: Writer): string {
  const whole = filesOf(environment).filter((path) => !/\.tmp$|\/locks\//.test(path));
  if (whole.length === 0) return writer === 'backup' ? 'old' : 'gone';
  expect(whole).toHaveLength(1);
  expect(statSync(whole[0] ?? '').mode & 0o777).toBe(0o600);
  const text = readFileSync(whole[0] ?? '', 'utf8');
  const written = writer === 'store' ? JSON.parse(text).text : writer === 'cache' ? JSON.parse(text).version : text;
  if ([oldText, '1.0.0'].includes(written)) return 'old';
  return [newText, '2.0.0-after'].includes(written) ? 'new' : 'a mix';
}

const leftOvers = (environment: Environment) => filesOf(environment).filter((path) => path.endsWith('.tmp'));

describe.each(writers)('C5 %s', (writer) => {
  it('is old or new, never a mix, after kill -9 at each step, and the next start leaves nothing behind', () => {
    const whole = homeWithOld(writer);
    const steps = runWriter(script, orderOf(whole, writer))?.steps ?? 0;
    expect(stateOf(whole, writer)).toBe('new');
    // At least: open, write, sync and close the file, rename it, open, sync and close the folder, before and after each.
    expect(steps).toBeGreaterThanOrEqual(16);
    const states: string[] = [];
    let left = 0;
    for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
      const environment = homeWithOld(writer);
      expect(runWriter(script, orderOf(environment, writer, { dieAt }))).toBeUndefined();
      states.push(stateOf(environment, writer));
      left += leftOvers(environment).filter((path) => path.endsWith('.switchyard.tmp')).length;
      expect(runWriter(script, orderOf(environment, 'next start'))?.problem).toBeNull();
      expect(leftOvers(environment).filter((path) => path.endsWith('.switchyard.tmp'))).toEqual([]);
      expect(stateOf(environment, writer)).toBe(states.at(-1));
    }
    // First always old, then always new.
    expect(states.join(' ')).toMatch(/^(old )+(new ?)+$/);
    expect(left).toBeGreaterThan(0);
  });

  const codes: Readonly<Record<Writer, Readonly<Record<string, string | null>>>> = {
    'private file': {
      full: 'disk-full',
      short: 'write-failed',
      readOnly: 'file-not-replaceable',
      rename: 'write-failed',
    },
    store: {
      full: 'store-not-written',
      short: 'store-not-written',
      readOnly: 'store-not-written',
      rename: 'store-not-written',
    },
    // The transaction gives these their names.
    backup: { full: 'unexpected', short: 'unexpected', readOnly: 'unexpected', rename: 'unexpected' },
    'rewritten backup': {
      full: 'disk-full',
      short: 'write-failed',
      readOnly: 'file-not-replaceable',
      rename: 'write-failed',
    },
    cache: { full: null, short: null, readOnly: null, rename: null },
  };

  function assertOld(environment: Environment, kind: string, limits?: string): void {
    const answer = runWriter(script, orderOf(environment, writer), limits);
    expect(answer?.problem).toBe(codes[writer][kind]);
    expect(leftOvers(environment)).toEqual([]);
    expect(stateOf(environment, writer)).toBe('old');
  }

  function homeOnSmallDisk(): Environment | undefined {
    const environment = testEnvironment();
    mkdirSync(environment.dataFolder, { recursive: true });
    if (!mounted(environment.dataFolder, '-t', 'tmpfs', '-o', 'size=16k', 'tmpfs')) return undefined;
    return homeWithOld(writer, environment);
  }

  it('stays old when the disk is full', ({ skip }) => {
    const environment = homeOnSmallDisk() ?? skip('mounting a small disk needs root');
    expect(() => writeFileSync(join(environment.dataFolder, 'ballast'), 'x'.repeat(20_000))).toThrow('ENOSPC');
    assertOld(environment, 'full');
  });

  it('stays old when a write is cut short by a limit', () => {
    assertOld(homeWithOld(writer), 'short', `ulimit -f ${writer === 'cache' ? 0 : 4}`);
  });

  it('stays old when the disk is read-only', ({ skip }) => {
    const environment = homeOnSmallDisk() ?? skip('mounting a small disk needs root');
    if (spawnSync('mount', ['-o', 'remount,ro', environment.dataFolder]).status !== 0) skip('remounting is refused');
    assertOld(environment, 'readOnly');
  });

  it.skipIf(writer === 'backup')('stays old when it can’t be replaced', ({ skip }) => {
    const environment = homeWithOld(writer);
    const [file = ''] = filesOf(environment);
    // A file that is a mount point of its own can be written but not replaced.
    const source = join(environment.workingFolder, 'source');
    writeFileSync(source, readFileSync(file), { mode: 0o600 });
    if (!mounted(file, '--bind', source)) skip('a bind mount needs root');
    assertOld(environment, 'rename');
  });
});
