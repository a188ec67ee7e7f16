import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { failDisk } from '../../e2e/support/failing-disk.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { Environment } from '../environment.ts';
import { makerWord } from './maker.ts';
import { scratchFolder, sweepScratch, withScratch } from './scratch.ts';

let environment: Environment;
beforeEach(() => {
  environment = testEnvironment();
});

describe('S7 a scratch folder', () => {
  it('is ours alone, and gone afterwards with all that was made for it', async () => {
    const seen = await withScratch(environment, async (folder) => {
      writeFileSync(join(folder, 'a'), 'x');
      sweepScratch(environment);
      return {
        mode: statSync(folder).mode & 0o777,
        isInside: folder.startsWith(`${scratchFolder(environment)}/`),
        folder,
      };
    });
    expect(seen).toMatchObject({ mode: 0o700, isInside: true });
    expect(readdirSync(environment.home)).toEqual(['work']);
  });

  it('is gone when the work fails, and many at once do not disturb each other', async () => {
    const works = Array.from({ length: 20 }, (_, index) =>
      withScratch(environment, async (folder) => {
        await new Promise((resolve) => setTimeout(resolve, index % 3));
        if (index % 2 === 0) throw new Error('work');
        return existsSync(folder);
      }).catch((error) => error.message),
    );
    expect(new Set(await Promise.all(works))).toEqual(new Set(['work', true]));
    expect(existsSync(scratchFolder(environment))).toBe(false);
  });

  it('is made again where another process took away the folder above it in that moment', async () => {
    const codes = ['ENOENT'];
    const disk = failDisk('mkdirSync', () => codes.pop());
    onTestFinished(disk.undo);
    expect(await withScratch(environment, async (folder) => existsSync(folder))).toBe(true);
    codes.push('EIO');
    await expect(withScratch(environment, async () => 'in')).rejects.toMatchObject({
      problem: { code: 'write-failed' },
    });
    expect(codes).toEqual([]);
  });

  it('that can’t be made is a problem', async () => {
    mkdirSync(environment.dataFolder, { recursive: true });
    writeFileSync(scratchFolder(environment), '');
    const { problem } = await withScratch(environment, async () => 'in').catch((error) => error);
    expect(problem.code).toBe('write-failed');
    expect(() => sweepScratch(environment)).not.toThrow();
  });
});

describe('what is left of a scratch folder', () => {
  const own = () => makerWord('linux');
  const dead = () => own().replace(/^\d+/, String(spawnSync(process.execPath, ['-e', '0']).pid));
  const earlier = () => own().replace(/-\d+-/, '-1-');
  const elsewhere = () => own().replace(/[0-9a-f]{8}$/, '00000000');

  it.each<[string, () => string, number, boolean]>([
    ['by a living process stays, however old', () => `${own()}-0a0b0c0d`, 86_400, true],
    ['by a dead one goes at once', () => `${dead()}-0a0b0c0d`, 0, false],
    ['by one whose number was given to another goes', () => `${earlier()}-0a0b0c0d`, 0, false],
    ['by one in another container or on another machine stays for a while', () => `${elsewhere()}-0a0b0c0d`, 500, true],
    ['and goes when it is old', () => `${elsewhere()}-0a0b0c0d`, 700, false],
    ['by somebody else stays', () => 'notes', 86_400, true],
  ])('%s', (_case, name, seconds, isKept) => {
    const folder = join(scratchFolder(environment), name());
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(join(folder, 'deep', 'a'), '');
    utimesSync(folder, new Date(), new Date(Date.now() - seconds * 1000));
    sweepScratch(environment);
    expect(existsSync(folder)).toBe(isKept);
    expect(existsSync(scratchFolder(environment))).toBe(isKept);
  });
});
