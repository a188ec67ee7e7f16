import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { withForeignLocks } from '../../core/files/foreign-lock.ts';
import { listReceipts, readAll, readHistoryProblems, readTail } from '../../core/files/history.ts';
import { historyPath } from '../../core/files/history-log.ts';
import { hashOf, readLiveFile } from '../../core/files/live-file.ts';
import { withLock } from '../../core/files/lock.ts';
import { linuxStart } from '../../core/files/process-identity.ts';
import { readSwitches } from '../../core/files/switch-log.ts';
import { applyTransaction } from '../../core/files/transaction.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { buildSwitcher, type Ended, orderIn, runSwitcher, startSwitcher } from './support/switcher-process.ts';

let script: string;
beforeAll(() => {
  script = buildSwitcher();
});

async function heldBy(child: ChildProcess): Promise<void> {
  const [text] = await once(child.stdout ?? child, 'data');
  expect(String(text)).toBe('held');
}

describe('C9 200 parallel switches', () => {
  it('of processes and of this one all come through, one at a time', async () => {
    const environment = testEnvironment();
    const paths = ['a', 'b'].map((name) => join(environment.home, name));
    const wanted = (who: string) => Object.fromEntries(paths.map((path) => [path, `wanted by ${who}`]));
    const inProcess = async (who: string): Promise<number> => {
      const files = await Promise.all(paths.map(readLiveFile));
      const changes = files.map((file) => ({ file, bytes: Buffer.from(`wanted by ${who}`) }));
      const request = { kind: 'use', client: 'codex', details: who, changes } as const;
      return applyTransaction(environment, request).then(
        () => 1,
        (error) => {
          if (error.problem?.code !== 'file-changed') throw error;
          return 0;
        },
      );
    };
    let won = 0;
    for (let batch = 0; batch < 10; batch++) {
      const processes = Array.from({ length: 10 }, async (_, index) => {
        const files = wanted(`process ${batch} ${index}`);
        const { answer, errors } = await runSwitcher(script, orderIn(environment, { act: 'apply', files }));
        expect(['file-changed', null], errors).toContain(answer?.problem);
        return answer?.problem === null ? 1 : 0;
      });
      const own = Array.from({ length: 10 }, (_, index) => inProcess(`call ${batch} ${index}`));
      won += (await Promise.all([...processes, ...own])).reduce<number>((sum, one) => sum + one, 0);
      const now = paths.map((path) => readFileSync(path, 'utf8'));
      expect(now[0]).toMatch(/^wanted by (process|call) \d \d$/);
      expect(now[1]).toBe(now[0]);
    }
    const receipts = await listReceipts(environment);
    expect(receipts).toHaveLength(won);
    // One winner each: every act began with what the one before it had written.
    for (const [index, receipt] of receipts.entries())
      expect(receipt.files.map(({ before }) => before)).toEqual(
        index === 0 ? [null, null] : receipts[index - 1]?.files.map(({ after }) => after),
      );
    expect(readdirSync(environment.home).sort()).toEqual(['.local', 'a', 'b', 'work']);
    expect(readdirSync(join(environment.dataFolder, 'locks'))).toEqual([]);
  });
});

/** Looks again and again until all have ended, also when a look finds what it should not. */
async function whileRunning(runs: readonly Promise<Ended>[], look: () => Promise<void>): Promise<readonly Ended[]> {
  let isRunning = true;
  const all = Promise.all(runs).finally(() => {
    isRunning = false;
  });
  try {
    while (isRunning) {
      await look();
      await delay(10);
    }
  } finally {
    await all;
  }
  return all;
}

describe('C9 the history', () => {
  it('of two processes that make 200 changes each at once has each change once, for whoever reads meanwhile too', async () => {
    const environment = testEnvironment();
    const [first, second] = ['first', 'second'].map((name) => join(environment.home, name));
    const order = (file = '') => orderIn(environment, { act: 'apply-often', files: { [file]: 'change' }, times: 200 });
    let looks = 0;
    const ended = await whileRunning(
      [first, second].map((file) => runSwitcher(script, order(file))),
      async () => {
        const ids = (await readTail(environment, { most: 30 })).map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort().toReversed());
        expect(await readHistoryProblems(environment)).toEqual([]);
        looks += 1;
      },
    );
    for (const { answer, errors } of ended) expect(answer?.problem, errors).toBeNull();
    expect(looks).toBeGreaterThan(10);
    const lines = readFileSync(historyPath(environment, 'openclaw'), 'utf8').trimEnd().split('\n');
    const stored = lines.map((line) => JSON.parse(line));
    expect(stored.map(({ n }) => n)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    expect(stored.map(({ id }) => id)).toEqual([...new Set(stored.map(({ id }) => id))].sort());
    for (const file of [first, second]) {
      const mine = stored.flatMap(({ files }) => files.filter(({ path }: { path: string }) => path === file));
      expect(mine).toHaveLength(200);
      expect(mine.slice(1).map(({ before }) => before)).toEqual(mine.slice(0, -1).map(({ after }) => after));
    }
    const switches = await readSwitches(environment);
    expect(switches.map(({ receipt }) => receipt)).toEqual(stored.map(({ id }) => id));
  });
});

describe('C9 a history that is folded', () => {
  it('while two processes make 100 changes each loses none of them, for whoever reads meanwhile too', async () => {
    const environment = testEnvironment();
    const paths = ['first', 'second'].map((name) => join(environment.home, name));
    const order = (file: string) =>
      orderIn(environment, { act: 'apply-often', files: { [file]: 'change' }, times: 100, historyKept: 10 });
    const ended = await whileRunning(
      paths.map((file) => runSwitcher(script, order(file))),
      async () => {
        const acts = await readAll(environment, 'openclaw');
        const ids = acts.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        // Each process folds after its own changes; some of the other's may come between.
        expect(acts.length).toBeLessThan(40);
        expect(await readHistoryProblems(environment)).toEqual([]);
      },
    );
    for (const { answer, errors } of ended) expect(answer?.problem, errors).toBeNull();
    const lines = readFileSync(historyPath(environment, 'openclaw'), 'utf8').trimEnd().split('\n');
    const [base, ...kept] = lines.map((line) => JSON.parse(line));
    expect([base.kind, kept.at(-1).n]).toEqual(['base', 200]);
    expect(kept.map(({ n }) => n)).toEqual(kept.map((_, index) => base.n + 1 + index));
    for (const file of paths) {
      const mine = [base, ...kept].flatMap(({ files }) => files.filter(({ path }: { path: string }) => path === file));
      expect([mine[0].before, mine[0].isBroken, mine.at(-1).after]).toEqual([
        null,
        undefined,
        hashOf(readFileSync(file)),
      ]);
      expect(mine.slice(1).map(({ before }) => before)).toEqual(mine.slice(0, -1).map(({ after }) => after));
    }
    expect(await readSwitches(environment)).toHaveLength(200);
    expect(readdirSync(join(environment.dataFolder, 'history')).sort()).toEqual(['openclaw.jsonl', 'switches.jsonl']);
  });
});

describe('C9 the lock', () => {
  it('of a killed process is taken over by many at once, one of them at a time', async () => {
    const environment = testEnvironment();
    const file = join(environment.home, 'a');
    for (let round = 0; round < 5; round++) {
      const owner = startSwitcher(script, orderIn(environment, { act: 'hold-lock', files: {} }));
      await heldBy(owner);
      owner.kill('SIGKILL');
      await once(owner, 'close');
      expect(existsSync(join(environment.dataFolder, 'locks', 'files'))).toBe(true);
      const before = (await listReceipts(environment)).length;
      const order = (index: number) =>
        orderIn(environment, { act: 'apply', files: { [file]: `${round} ${index}` }, tries: 50 });
      const ended = await Promise.all(Array.from({ length: 8 }, (_, index) => runSwitcher(script, order(index))));
      expect(ended.map(({ answer }) => answer?.problem)).toEqual(Array.from({ length: 8 }, () => null));
      expect(await listReceipts(environment)).toHaveLength(before + 8);
    }
    expect(readdirSync(join(environment.dataFolder, 'locks'))).toEqual([]);
  });

  it('of a living process is waited for 5 s, then its owner is named', async () => {
    const environment = testEnvironment();
    const owner = startSwitcher(script, orderIn(environment, { act: 'hold-lock', files: {} }));
    try {
      await heldBy(owner);
      const start = performance.now();
      const error = await withLock(environment, async () => 'in', 'files').catch((caught) => caught);
      expect(performance.now() - start).toBeGreaterThan(4990);
      expect(error.problem).toMatchObject({
        code: 'locked-by-process',
        values: { pid: String(owner.pid) },
      });
    } finally {
      owner.kill('SIGKILL');
    }
  });

  it('of a client is waited for, then left, and nothing is written', async () => {
    const environment = testEnvironment();
    const file = join(environment.home, 'openclaw.json');
    writeFileSync(file, 'old');
    const client = spawn('sleep', ['600']);
    const content = { pid: client.pid, createdAt: new Date().toISOString(), starttime: linuxStart(client.pid ?? 0) };
    writeFileSync(`${file}.lock`, JSON.stringify(content));
    try {
      const order = orderIn(environment, { act: 'apply', files: { [file]: 'new' }, hasForeignLock: true });
      expect((await runSwitcher(script, order)).answer?.problem).toBe('locked-by-process');
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(environment.home).sort()).toEqual(['.local', 'openclaw.json', 'openclaw.json.lock', 'work']);
    } finally {
      client.kill('SIGKILL');
      await once(client, 'close');
    }
    const lock = { path: `${file}.lock`, staleAfterMs: 30_000 };
    expect(await withForeignLocks([lock], 'linux', async () => 'in')).toBe('in');
  });
});
