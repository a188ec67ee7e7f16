import { fstatSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runLater, runNow, type Steps } from './steps.ts';
import { replaceWhole, tryUntilFree } from './whole-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
  path = join(folder, 'a');
  writeFileSync(path, 'old', { mode: 0o644 });
});

const text = () => readFileSync(path, 'utf8');
const failure = Object.assign(new Error('EIO'), { code: 'EIO' });

/** What the next wait is for; undefined at the end. */
function nextSync(steps: Steps): 'file' | 'folder' | undefined {
  const { value } = steps.next();
  if (value?.kind !== 'sync') return undefined;
  return fstatSync(value.descriptor).isDirectory() ? 'folder' : 'file';
}

describe('C5 a file that is replaced as a whole', () => {
  it('is on the disk before it takes the name, and the name is before it is done', () => {
    const steps = replaceWhole(path, 'new', 'linux', 0o600);
    expect([nextSync(steps), text(), readdirSync(folder).length]).toEqual(['file', 'old', 2]);
    expect([nextSync(steps), text(), readdirSync(folder)]).toEqual(['folder', 'new', ['a']]);
    expect(nextSync(steps)).toBeUndefined();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stays old, and nothing is left, when the disk says at the last moment that it did not keep it', () => {
    const steps = replaceWhole(path, 'new', 'linux', 0o600);
    expect(nextSync(steps)).toBe('file');
    expect(() => steps.throw(failure)).toThrow('EIO');
    expect([text(), readdirSync(folder)]).toEqual(['old', ['a']]);
  });

  it.each(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'])(
    'needs no sync of the folder where there is none (%s)',
    (code) => {
      const steps = replaceWhole(path, 'new', 'linux', 0o600);
      expect([nextSync(steps), nextSync(steps)]).toEqual(['file', 'folder']);
      expect(steps.throw(Object.assign(new Error(code), { code })).done).toBe(true);
    },
  );

  it('needs none on Windows', () => {
    const steps = replaceWhole(path, 'new', 'win32', 0o600);
    expect([nextSync(steps), nextSync(steps), text()]).toEqual(['file', undefined, 'new']);
  });

  it('comes out the same at once and later, also many times at once', async () => {
    runNow(replaceWhole(path, 'now', 'linux', 0o640));
    expect([text(), statSync(path).mode & 0o777]).toEqual(['now', 0o640]);
    const all = Array.from({ length: 20 }, (_, index) =>
      runLater(replaceWhole(path, `later ${index}`, 'linux', 0o600)),
    );
    await Promise.all(all);
    expect(text()).toMatch(/^later \d+$/);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

it.each([
  ['at once', async (steps: Steps) => runNow(steps)],
  ['later', runLater],
] as const)('C5 a file that is held open on Windows is waited for, %s', async (_when, run) => {
  let tries = 0;
  const steps = tryUntilFree('win32', () => {
    if (++tries < 3) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  });
  await run(steps);
  expect(tries).toBe(3);
});
