import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { listReceipts } from '../../core/files/history.ts';
import { historyPath } from '../../core/files/history-log.ts';
import { readSwitches, switchesPath } from '../../core/files/switch-log.ts';
import { recoverTransactions } from '../../core/files/transaction.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { buildSwitcher, orderIn, runSwitcher } from './support/switcher-process.ts';

const size = 70_000;
const old = 'O'.repeat(size);
const fresh = 'N'.repeat(size);
const ending = ['switch appended', 'appended', 'done', 'recorded'];
const single = ['begun', 'synced', 'staged', 'before 0', 'replaced 0', ...ending];
const multiple = [
  'begun',
  'synced',
  'staged',
  ...[0, 1, 2, 3].flatMap((n) => [`before ${n}`, `replaced ${n}`]),
  ...ending,
];

let script: string;
beforeAll(() => {
  script = buildSwitcher();
});

interface Case {
  readonly environment: Environment;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
}

/** One file changes; or one changes, one is made in a new folder, one goes, and one more changes. */
function prepare(count: 'one' | 'several'): Case {
  const environment = testEnvironment();
  const at = (...parts: string[]) => join(environment.home, 'client', ...parts);
  mkdirSync(at());
  const one = { before: { [at('a')]: old }, after: { [at('a')]: fresh } };
  const rest = {
    before: { [at('new', 'b')]: null, [at('c')]: old, [at('d')]: old },
    after: { [at('new', 'b')]: fresh, [at('c')]: null, [at('d')]: fresh },
  };
  const isOne = count === 'one';
  const before: Case['before'] = isOne ? one.before : { ...one.before, ...rest.before };
  for (const [path, content] of Object.entries(before))
    if (content !== null) writeFileSync(path, content, { mode: 0o640 });
  return { environment, before, after: isOne ? one.after : { ...one.after, ...rest.after } };
}

function contents(paths: readonly string[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(paths.map((path) => [path, existsSync(path) ? readFileSync(path, 'utf8') : null]));
}

/** Which of the two states the files are in; anything else is neither. */
function stateOf({ before, after }: Case): string {
  const now = JSON.stringify(contents(Object.keys(before)));
  if (now === JSON.stringify(before)) return 'old';
  return now === JSON.stringify(after) ? 'new' : 'a mix';
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

function assertNothingLeft({ environment, before }: Case, state: string): void {
  const client = join(environment.home, 'client');
  const expected = Object.keys(contents(Object.keys(before))).filter((path) => existsSync(path));
  expect(filesBelow(client).toSorted()).toEqual(expected.toSorted());
  expect(existsSync(join(client, 'new'))).toBe(state === 'new' && Object.keys(before).length > 1);
  const ours = filesBelow(environment.dataFolder).filter((path) => !/\/(history|backups)\//.test(path));
  expect(ours.filter((path) => !path.endsWith('/locks/files'))).toEqual([]);
  if (state === 'old')
    expect(filesBelow(environment.dataFolder).filter((path) => path.includes('backups'))).toEqual([]);
  for (const path of expected) expect(statSync(path).mode & 0o777).toBe(path.includes('/new/') ? 0o600 : 0o640);
}

async function assertOldOrNew(prepared: Case): Promise<string> {
  await recoverTransactions(prepared.environment);
  const state = stateOf(prepared);
  expect(state).not.toBe('a mix');
  assertNothingLeft(prepared, state);
  await assertToldOnce(prepared.environment, state === 'new' ? 1 : 0);
  return state;
}

/** In both logs, and with no other line. */
async function assertToldOnce(environment: Environment, times: number): Promise<void> {
  const receipts = await listReceipts(environment);
  const switches = await readSwitches(environment);
  expect([receipts.length, switches.length]).toEqual([times, times]);
  for (const path of [historyPath(environment, 'openclaw'), switchesPath(environment)]) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    expect(text.split('\n')).toHaveLength(times + 1);
  }
}

it('the steps are those at which the tests below kill', async () => {
  for (const [count, steps] of [
    ['one', single],
    ['several', multiple],
  ] as const) {
    const { environment, after } = prepare(count);
    const { answer } = await runSwitcher(script, orderIn(environment, { act: 'apply', files: after }));
    expect(answer).toEqual({ problem: null, recovered: [], notes: [], steps: ['locked', ...steps] });
  }
});

describe('C5 C12 old or new, never a mix, after kill -9', () => {
  it.each(['locked', ...single])('of a change of one file at: %s', async (dieAt) => {
    const prepared = prepare('one');
    const order = orderIn(prepared.environment, { act: 'apply', files: prepared.after, hasForeignLock: true, dieAt });
    expect((await runSwitcher(script, order)).signal).toBe('SIGKILL');
    expect(stateOf(prepared)).not.toBe('a mix');
    const isNew = single.indexOf(dieAt) >= single.indexOf('replaced 0');
    expect(await assertOldOrNew(prepared)).toBe(isNew ? 'new' : 'old');
  });

  it.each(['locked', ...multiple])('of a change of several files at: %s', async (dieAt) => {
    const prepared = prepare('several');
    const order = orderIn(prepared.environment, { act: 'apply', files: prepared.after, hasForeignLock: true, dieAt });
    expect((await runSwitcher(script, order)).signal).toBe('SIGKILL');
    const isNew = multiple.indexOf(dieAt) >= multiple.indexOf('replaced 0');
    expect(await assertOldOrNew(prepared)).toBe(isNew ? 'new' : 'old');
  });
});

describe('C12 the recovery itself', () => {
  it.each(['recovery replaced', 'recovery recorded', 'recovery dropped'])(
    'is killed while it finishes, at: %s',
    async (dieAt) => {
      const prepared = prepare('several');
      const { environment, after: files } = prepared;
      await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'replaced 1' }));
      const ended = await runSwitcher(script, orderIn(environment, { act: 'recover', files: {}, dieAt }));
      expect(ended.signal).toBe('SIGKILL');
      expect(await assertOldOrNew(prepared)).toBe('new');
    },
  );

  it.each(['recovery withdrawn', 'recovery restored', 'recovery aborted'])(
    'is killed while it takes back, at: %s',
    async (dieAt) => {
      const prepared = prepare('several');
      const { environment, after: files, before } = prepared;
      await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'replaced 1' }));
      const last = Object.keys(before).at(-1) ?? '';
      writeFileSync(last, 'theirs');
      const ended = await runSwitcher(script, orderIn(environment, { act: 'recover', files: {}, dieAt }));
      expect(ended.signal).toBe('SIGKILL');
      await recoverTransactions(environment);
      expect(contents(Object.keys(before))).toEqual({ ...before, [last]: 'theirs' });
      expect(await recoverTransactions(environment)).toEqual([]);
      assertNothingLeft(prepared, 'old');
    },
  );

  it('leaves alone what the client wrote after us, and keeps the change', async () => {
    const { environment, after, before } = prepare('several');
    await runSwitcher(script, orderIn(environment, { act: 'apply', files: after, dieAt: 'done' }));
    const first = Object.keys(before)[0] ?? '';
    writeFileSync(first, 'theirs');
    expect(await recoverTransactions(environment)).toMatchObject([{ kind: 'finished', leftAlone: [first] }]);
    expect(contents(Object.keys(before))).toEqual({ ...after, [first]: 'theirs' });
  });

  it('leaves alone what the client wrote when nothing of ours was there yet', async () => {
    const { environment, after, before } = prepare('one');
    const first = Object.keys(before)[0] ?? '';
    for (const dieAt of ['begun', 'staged']) {
      writeFileSync(first, old);
      await runSwitcher(script, orderIn(environment, { act: 'apply', files: after, dieAt }));
      writeFileSync(first, 'theirs');
      expect(await recoverTransactions(environment)).toMatchObject([{ kind: 'rolled-back', leftAlone: [first] }]);
      expect(readFileSync(first, 'utf8')).toBe('theirs');
    }
    expect(await listReceipts(environment)).toEqual([]);
  });

  /** What a power cut can do while the record and the folders wait for the disk: the record stays, renames are lost. */
  function loseRenames(environment: Environment, which: (path: string) => boolean): void {
    const folder = join(environment.dataFolder, 'journal');
    const [name = ''] = readdirSync(folder);
    const { files } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const { target, temp, before } of files)
      if (which(target)) {
        if (temp !== null) copyFileSync(target, temp);
        if (before === null) rmSync(target);
        else writeFileSync(target, old, { mode: 0o640 });
      }
  }

  it.each(['done', 'recovery withdrawn', 'recovery restored', 'recovery aborted'])(
    'takes back what was told when a power cut lost every file, killed at: %s',
    async (dieAt) => {
      const prepared = prepare('several');
      const { environment, after: files, before } = prepared;
      await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'done' }));
      await assertToldOnce(environment, 1);
      loseRenames(environment, () => true);
      await runSwitcher(script, orderIn(environment, { act: 'recover', files: {}, dieAt }));
      expect(await assertOldOrNew(prepared)).toBe('old');
      expect(contents(Object.keys(before))).toEqual(before);
    },
  );

  it.each(['nowhere', 'recovery replaced', 'recovery recorded'])(
    'finishes what was told already when a power cut lost some of the files, killed at: %s',
    async (dieAt) => {
      const prepared = prepare('several');
      const { environment, after: files, before } = prepared;
      await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'done' }));
      const [first] = Object.keys(before);
      loseRenames(environment, (target) => target !== first);
      await runSwitcher(script, orderIn(environment, { act: 'recover', files: {}, dieAt }));
      expect(await assertOldOrNew(prepared)).toBe('new');
    },
  );

  it('keeps what was told when only the journal was left, and the old bytes were put back by hand', async () => {
    const { environment, after: files, before } = prepare('one');
    await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'done' }));
    const [first = ''] = Object.keys(before);
    writeFileSync(first, old);
    expect(await recoverTransactions(environment)).toMatchObject([{ kind: 'finished', leftAlone: [first] }]);
    expect(readFileSync(first, 'utf8')).toBe(old);
    await assertToldOnce(environment, 1);
    expect(filesBelow(join(environment.dataFolder, 'backups'))).toHaveLength(1);
  });

  it('is done by the next change, too', async () => {
    const prepared = prepare('several');
    const { environment, after: files } = prepared;
    await runSwitcher(script, orderIn(environment, { act: 'apply', files, dieAt: 'replaced 0' }));
    const other = join(environment.home, 'other');
    await runSwitcher(script, orderIn(environment, { act: 'apply', files: { [other]: 'x' } }));
    expect(stateOf(prepared)).toBe('new');
    expect(await listReceipts(environment)).toHaveLength(2);
  });
});
