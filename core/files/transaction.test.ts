import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { Environment } from '../environment.ts';
import { mostBackups, readBackup } from './backup.ts';
import { listReceipts } from './history.ts';
import { readLiveFile } from './live-file.ts';
import type { Receipt, ReceiptKind } from './receipt.ts';
import type { Step } from './step.ts';
import { applyTransaction } from './transaction.ts';

let environment: Environment;
const at = (...parts: string[]) => join(environment.home, ...parts);
const text = (path: string) => readFileSync(path, 'utf8');
const modeOf = (path: string) => statSync(path).mode & 0o7777;
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('went through'),
    (error) => error.problem,
  );

/** `null` removes the file. */
type Wanted = Readonly<Record<string, string | null>>;

async function write(wanted: Wanted, kind: ReceiptKind = 'use', step?: Step): Promise<Receipt | undefined> {
  const changes = await Promise.all(
    Object.entries(wanted).map(async ([path, content]) => ({
      file: await readLiveFile(path),
      bytes: content === null ? null : Buffer.from(content),
    })),
  );
  return applyTransaction(environment, { kind, client: 'codex', details: { note: 'x' }, changes }, step);
}

function everythingBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
}

beforeEach(() => {
  environment = testEnvironment();
});

describe('C6 a link stays a link', () => {
  beforeEach(() => {
    mkdirSync(at('real'));
    writeFileSync(at('real', 'a'), 'old');
  });

  it.each([
    ['absolute', () => at('real', 'a')],
    ['relative', () => join('real', 'a')],
    ['dangling', () => join('real', 'missing')],
    ['dangling into a missing folder', () => join('real', 'no', 'folder', 'a')],
  ])('%s', async (_kind, to) => {
    symlinkSync(to(), at('a'));
    await write({ [at('a')]: 'new' });
    expect(readlinkSync(at('a'))).toBe(to());
    expect(text(at('a'))).toBe('new');
    expect(lstatSync(join(environment.home, to().replace(environment.home, ''))).isFile()).toBe(true);
  });

  it('in a chain', async () => {
    symlinkSync('b', at('a'));
    symlinkSync(join('real', 'a'), at('b'));
    await write({ [at('a')]: 'new' });
    expect([readlinkSync(at('a')), readlinkSync(at('b')), text(at('real', 'a'))]).toEqual(['b', 'real/a', 'new']);
  });

  it('and one that leads elsewhere since it was read is refused', async () => {
    writeFileSync(at('other'), 'old');
    symlinkSync(join('real', 'a'), at('a'));
    const file = await readLiveFile(at('a'));
    rmSync(at('a'));
    symlinkSync('other', at('a'));
    const changes = [{ file, bytes: Buffer.from('new') }];
    const problem = await problemOf(
      applyTransaction(environment, { kind: 'use', client: 'codex', details: null, changes }),
    );
    expect([problem.code, text(at('other')), text(at('real', 'a'))]).toEqual(['file-changed', 'old', 'old']);
  });

  it('and a second name of the file keeps the old bytes', async () => {
    linkSync(at('real', 'a'), at('hard'));
    await write({ [at('hard')]: 'new' });
    expect([text(at('hard')), text(at('real', 'a'))]).toEqual(['new', 'old']);
  });
});

describe('C7 mode and owner', () => {
  it.each([0o600, 0o640, 0o644, 0o755])('are kept (%o)', async (mode) => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), mode);
    await write({ [at('a')]: 'new' });
    expect(modeOf(at('a'))).toBe(mode);
  });

  it.skipIf(process.getuid?.() !== 0)('of another user are kept by root', async () => {
    writeFileSync(at('a'), 'old');
    chownSync(at('a'), 12345, 23456);
    chmodSync(at('a'), 0o640);
    await write({ [at('a')]: 'new' });
    expect(statSync(at('a'))).toMatchObject({ uid: 12345, gid: 23456 });
    expect(modeOf(at('a'))).toBe(0o640);
  });

  it('of a new file are 0600, of a new folder 0700, whatever the umask', async () => {
    const umask = process.umask(0);
    try {
      await write({ [at('.new', 'deep', 'a')]: 'new' });
    } finally {
      process.umask(umask);
    }
    expect([modeOf(at('.new', 'deep', 'a')), modeOf(at('.new', 'deep')), modeOf(at('.new'))]).toEqual([
      0o600, 0o700, 0o700,
    ]);
  });

  it('that forbid writing are respected, also by root, with the command that changes them', async () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o444);
    const problem = await problemOf(write({ [at('a')]: 'new' }));
    expect(problem).toMatchObject({ code: 'file-read-only', values: { file: at('a'), target: at('a') } });
    expect(text(at('a'))).toBe('old');
  });
});

it.runIf(process.platform === 'linux')('the way out of a failed write names where a link leads', async () => {
  symlinkSync('/proc/no-such-folder/a', at('a'));
  const problem = await problemOf(write({ [at('a')]: 'new' }));
  expect(problem).toMatchObject({ code: 'write-failed', values: { folder: '/proc/no-such-folder' } });
});

describe('C8 what somebody else changed', () => {
  const edit = (name: string, content: string) => (reached: string) => {
    if (reached === 'before 0') writeFileSync(at(name), content);
  };

  it('since it was read is refused, and nothing of ours is left', async () => {
    writeFileSync(at('a'), 'old');
    const problem = await problemOf(write({ [at('a')]: 'new' }, 'use', edit('a', 'theirs')));
    expect([problem.code, text(at('a'))]).toEqual(['file-changed', 'theirs']);
    expect(readdirSync(environment.home).sort()).toEqual(['.local', 'a', 'work']);
    expect(everythingBelow(environment.dataFolder).filter((path) => statSync(path).isFile())).toEqual([]);
  });

  it('by making a file where none was is refused', async () => {
    expect(await problemOf(write({ [at('a')]: 'new' }, 'use', edit('a', 'theirs')))).toMatchObject({
      code: 'file-changed',
    });
    expect(text(at('a'))).toBe('theirs');
  });

  it('by removing it is refused', async () => {
    writeFileSync(at('a'), 'old');
    const remove = (reached: string) => reached === 'before 0' && rmSync(at('a'));
    expect(await problemOf(write({ [at('a')]: 'new' }, 'use', (name) => void remove(name)))).toMatchObject({
      code: 'file-changed',
    });
    expect(existsSync(at('a'))).toBe(false);
  });

  it('by removing what we were about to remove, too, stays removed', async () => {
    for (const name of ['a', 'b']) writeFileSync(at(name), 'old');
    const wanted = { [at('a')]: 'new', [at('b')]: null };
    const meanwhile: Step = (name) => {
      if (name === 'staged') rmSync(at('b'));
    };
    expect((await problemOf(write(wanted, 'undo', meanwhile))).code).toBe('file-changed');
    expect(text(at('a'))).toBe('old');
    expect(existsSync(at('b'))).toBe(false);
  });

  it('by doing the very same stays as it did it, when both do it at once', async () => {
    for (const name of ['a', 'b']) writeFileSync(at(name), 'old');
    const both = ['one', 'other'].map(() => write({ [at('a')]: 'new', [at('b')]: null }, 'undo'));
    const codes = await Promise.all(
      both.map((act) =>
        act.then(
          () => 'done',
          (error) => error.problem?.code,
        ),
      ),
    );
    expect(codes.toSorted()).toEqual(['done', 'file-changed']);
    expect(text(at('a'))).toBe('new');
    expect(existsSync(at('b'))).toBe(false);
    expect(await listReceipts(environment)).toHaveLength(1);
  });
});

describe('C12 several files', () => {
  it('all change', async () => {
    writeFileSync(at('a'), 'old');
    writeFileSync(at('gone'), 'old');
    const receipt = await write({ [at('a')]: 'new', [at('b')]: 'new', [at('gone')]: null });
    expect([text(at('a')), text(at('b')), existsSync(at('gone'))]).toEqual(['new', 'new', false]);
    expect(receipt?.files.map(({ path, backup }) => [path, backup !== null])).toEqual([
      [at('a'), true],
      [at('b'), false],
      [at('gone'), true],
    ]);
  });

  it.each([0, 1, 2, 3])('or none does, when number %i was changed by somebody else in the middle', async (number) => {
    const [first, made, gone, last] = [at('first'), at('made', 'a'), at('gone'), at('last')];
    for (const path of [first, gone, last]) writeFileSync(path, 'old', { mode: 0o640 });
    const changed = [first, made, gone, last][number] ?? '';
    const step = (reached: string) => {
      if (reached === `before ${number}`) writeFileSync(changed, 'theirs');
    };
    const problem = await problemOf(write({ [first]: 'new', [made]: 'new', [gone]: null, [last]: 'new' }, 'use', step));
    expect(problem).toMatchObject({ code: 'file-changed', values: { file: changed } });
    for (const path of [first, gone, last]) {
      expect([path, text(path)]).toEqual([path, path === changed ? 'theirs' : 'old']);
      expect(modeOf(path)).toBe(0o640);
    }
    expect(existsSync(at('made'))).toBe(changed === made);
    expect(everythingBelow(environment.home).filter((path) => path.endsWith('.tmp'))).toEqual([]);
    expect(everythingBelow(environment.dataFolder).filter((path) => statSync(path).isFile())).toEqual([]);
  });

  it.each([
    ['staged', [0, 1, 2, 3], 'replaced 0'],
    ['locked', [0, 1, 2, 3, 4], 'begun'],
  ])(
    'are all looked at first: one changed when "%s" was reached leaves every other untouched',
    async (when, numbers, never) => {
      const paths = ['first', 'made', 'gone', 'last', 'kept'].map((name) => at(name));
      const [first = '', made = '', gone = '', last = '', kept = ''] = paths;
      for (const number of numbers) {
        for (const path of [first, gone, last, kept]) writeFileSync(path, 'old');
        rmSync(made, { force: true });
        const reached: string[] = [];
        const step = (name: string) => {
          reached.push(name);
          if (name === when) writeFileSync(paths[number] ?? '', 'theirs');
        };
        const wanted = { [first]: 'new', [made]: 'new', [gone]: null, [last]: 'new' };
        const changes = await Promise.all(
          Object.entries(wanted).map(async ([path, content]) => ({
            file: await readLiveFile(path),
            bytes: content === null ? null : Buffer.from(content),
          })),
        );
        const request = {
          kind: 'use',
          client: 'codex',
          details: null,
          changes,
          kept: [await readLiveFile(kept)],
        } as const;
        expect((await problemOf(applyTransaction(environment, request, step))).code).toBe('file-changed');
        expect(reached).toContain(when);
        expect([number, reached]).toEqual([number, expect.not.arrayContaining([never])]);
      }
    },
  );

  it('and a folder that was made for a file goes with the file', async () => {
    await write({ [at('.new', 'deep', 'a')]: 'new', [at('.new', 'b')]: 'new' });
    await write({ [at('.new', 'deep', 'a')]: null, [at('.new', 'b')]: null });
    expect(existsSync(at('.new'))).toBe(false);
    mkdirSync(at('theirs'));
    await write({ [at('theirs', 'a')]: 'new' });
    await write({ [at('theirs', 'a')]: null });
    expect(existsSync(at('theirs'))).toBe(true);
  });
});

it.each(['linux', 'darwin', 'win32'] as const)('C12 the way of %s ends the same', async (platform) => {
  environment = { ...environment, platform };
  writeFileSync(at('a'), 'old');
  const receipt = await write({ [at('a')]: 'new', [at('b')]: 'new' });
  await write({ [at('a')]: 'newer', [at('b')]: null });
  expect([text(at('a')), existsSync(at('b'))]).toEqual(['newer', false]);
  expect((await listReceipts(environment))[0]).toEqual(receipt);
  expect(readdirSync(join(environment.dataFolder, 'locks'))).toEqual([]);
});

it('C13 nothing to change writes nothing at all', async () => {
  writeFileSync(at('a'), 'same');
  utimesSync(at('a'), 1, 1);
  expect(await write({ [at('a')]: 'same', [at('missing')]: null })).toBeUndefined();
  expect([statSync(at('a')).mtimeMs, existsSync(environment.dataFolder)]).toEqual([1000, false]);
});

it('C13 a file that stays is not written beside one that changes', async () => {
  writeFileSync(at('a'), 'same');
  utimesSync(at('a'), 1, 1);
  const receipt = await write({ [at('a')]: 'same', [at('b')]: 'new' });
  expect([statSync(at('a')).mtimeMs, receipt?.files.map(({ path }) => path)]).toEqual([1000, [at('b')]]);
});

it('S7 our files are 0600 in 0700 folders, whatever the umask', async () => {
  const umask = process.umask(0);
  try {
    for (const content of ['one', 'two']) await write({ [at('a')]: content });
  } finally {
    process.umask(umask);
  }
  const modes = everythingBelow(environment.dataFolder).map((path) => [
    statSync(path).isDirectory(),
    modeOf(path).toString(8),
  ]);
  expect(modeOf(environment.dataFolder)).toBe(0o700);
  expect(modes.length).toBeGreaterThan(6);
  expect(new Set(modes.map(String))).toEqual(new Set(['true,700', 'false,600']));
});

describe('C10 backups', () => {
  const backups = () =>
    everythingBelow(join(environment.dataFolder, 'backups')).filter((path) => path.endsWith('.bak'));

  it('hold what was there before', async () => {
    writeFileSync(at('a'), 'first', { mode: 0o644 });
    const one = await write({ [at('a')]: 'second' });
    const two = await write({ [at('a')]: 'third' });
    const read = async (receipt: Receipt | undefined) =>
      receipt && Buffer.from((await readBackup(environment, receipt, at('a')))?.bytes ?? '').toString();
    expect([await read(one), await read(two)]).toEqual(['first', 'second']);
    expect(backups().map(modeOf)).toEqual([0o600, 0o600]);
    expect(dirname(backups()[0] ?? '')).toMatch(/\/backups\/a-[0-9a-f]{12}$/);
  });

  it('of two files of one name are kept apart', async () => {
    mkdirSync(at('other'));
    for (const path of [at('a'), at('other', 'a')]) writeFileSync(path, path);
    const receipt = await write({ [at('a')]: 'x', [at('other', 'a')]: 'x' });
    if (!receipt) return expect.unreachable();
    expect(Buffer.from((await readBackup(environment, receipt, at('other', 'a')))?.bytes ?? '').toString()).toBe(
      at('other', 'a'),
    );
  });

  it('are 20 at most, the very first one for ever, and the history says which are gone', async () => {
    writeFileSync(at('a'), 'content 0');
    for (let count = 1; count <= mostBackups + 5; count++) await write({ [at('a')]: `content ${count}` });
    const receipts = await listReceipts(environment);
    expect(backups()).toHaveLength(mostBackups);
    expect(receipts).toHaveLength(mostBackups + 5);
    const gone = receipts.flatMap(({ files }, index) => (files[0]?.backup === null ? [index] : []));
    expect(gone).toEqual([1, 2, 3, 4, 5]);
    const [first, second] = receipts;
    if (!first || !second) return expect.unreachable();
    expect(Buffer.from((await readBackup(environment, first, at('a')))?.bytes ?? '').toString()).toBe('content 0');
    expect(await readBackup(environment, second, at('a'))).toBeNull();
  });

  it.each(['undo', 'restore'] as const)('are not pruned during %s', async (kind) => {
    writeFileSync(at('a'), 'content 0');
    for (let count = 1; count <= mostBackups; count++) await write({ [at('a')]: `content ${count}` });
    await write({ [at('a')]: 'back' }, kind);
    expect(backups()).toHaveLength(mostBackups + 1);
  });

  it('that were changed by somebody are not used', async () => {
    writeFileSync(at('a'), 'old');
    const receipt = await write({ [at('a')]: 'new' });
    if (!receipt) return expect.unreachable();
    writeFileSync(backups()[0] ?? '', 'changed');
    expect(await problemOf(readBackup(environment, receipt, at('a')))).toMatchObject({ code: 'backup-changed' });
  });
});

describe('the history', () => {
  it('is in the order of the acts, even when the clock stands still or goes back', async () => {
    const times = ['2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', '2025-01-01T00:00:00Z', '2026-01-03T00:00:00Z'];
    const ids: (string | undefined)[] = [];
    for (const [index, time] of times.entries()) {
      environment = { ...environment, now: () => new Date(time) };
      ids.push((await write({ [at('a')]: `content ${index}` }))?.id);
    }
    const receipts = await listReceipts(environment);
    expect(receipts.map(({ id }) => id)).toEqual(ids);
    expect(receipts[0]).toMatchObject({ at: '2026-01-02T00:00:00.000Z', kind: 'use', details: { note: 'x' } });
  });

  it('is what `applyTransaction` gave', async () => {
    writeFileSync(at('a'), 'old');
    const receipt = await write({ [at('a')]: 'new' });
    expect(await listReceipts(environment)).toEqual([receipt]);
  });
});

it('a temporary file that nobody knows of is swept away by the next write of that file', async () => {
  const stray = at('.a.20260101T000000000-0a0b0c0d.switchyard.tmp');
  const others = [at('.a.b.20260101T000000000-0a0b0c0d.switchyard.tmp'), at('.a.tmp')];
  for (const path of [stray, ...others]) writeFileSync(path, '');
  await write({ [at('a')]: 'new' });
  expect([stray, ...others].map((path) => existsSync(path))).toEqual([false, true, true]);
});
