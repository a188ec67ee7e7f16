import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { nextId } from './act-id.ts';
import {
  assertNewestKnown,
  findReceipts,
  lastWritten,
  listReceipts,
  newestReceipt,
  readBackTo,
  readHistoryProblems,
  readTail,
} from './history.ts';
import { appendReceipt, hasReceipt, historyPath, withdrawReceipt } from './history-log.ts';
import { longestLine } from './line-log.ts';
import type { Receipt } from './receipt.ts';

let environment: Environment;
beforeEach(() => {
  environment = testEnvironment();
});

const idOf = (number: number) => `20260101T0000${String(number).padStart(5, '0')}-0a0b0c0d`;

function receipt(number: number, client: ClientId = 'codex', path = '/a'): Receipt {
  const file = { path, target: path, before: `hash ${number - 1}`, after: `hash ${number}`, backup: null };
  return { id: idOf(number), at: '2026-01-01T00:00:00.000Z', kind: 'use', client, details: { number }, files: [file] };
}

const numbers = (receipts: readonly Receipt[]) => receipts.map(({ id }) => Number(id.slice(13, 18)));
const pathOf = (client: ClientId = 'codex') => historyPath(environment, client);
const problems = async () =>
  (await readHistoryProblems(environment)).map(({ code, where }) => [code, where?.file, where?.line]);

async function put(...given: readonly Receipt[]): Promise<void> {
  for (const one of given) await appendReceipt(environment, one);
}

describe('the newest receipts', () => {
  it('of one client or of all are those that were appended last, newest first, also before a given one', async () => {
    const clients = fc.constantFrom<ClientId>('codex', 'opencode', 'openclaw');
    await fc.assert(
      fc.asyncProperty(fc.array(clients, { maxLength: 20 }), fc.nat(22), fc.nat(22), async (acts, most, before) => {
        environment = testEnvironment();
        const all = acts.map((client, index) => receipt(index, client));
        await put(...all);
        const newest = all.toReversed();
        expect(await readTail(environment, { most })).toEqual(newest.slice(0, most));
        const older = newest.filter(({ id, client }) => id < idOf(before) && client === 'codex');
        const request = { client: 'codex', most, before: idOf(before) } as const;
        expect(await readTail(environment, request)).toEqual(older.slice(0, most));
        expect(await listReceipts(environment)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('are found by what they are, by the beginning of an id, and back to one', async () => {
    await put(receipt(1), receipt(2, 'opencode'), receipt(3), receipt(14), receipt(15));
    expect(await newestReceipt(environment, 'codex', ({ id }) => id < idOf(14))).toMatchObject({ id: idOf(3) });
    expect(await newestReceipt(environment, 'openclaw')).toBeUndefined();
    expect(numbers(await findReceipts(environment, idOf(3)))).toEqual([3]);
    expect(numbers(await findReceipts(environment, '20260101T000000014'.slice(0, 17)))).toEqual([15, 14]);
    expect(await findReceipts(environment, '')).toEqual([]);
    expect(await findReceipts(environment, '2025')).toEqual([]);
    expect(numbers(await readBackTo(environment, 'codex', ({ id }) => id === idOf(3)))).toEqual([15, 14, 3]);
    expect(numbers(await readBackTo(environment, undefined, () => false))).toEqual([15, 14, 3, 2, 1]);
  });

  it.runIf(process.platform === 'linux')('are read without the older ones', async () => {
    await put(receipt(1));
    appendFileSync(pathOf(), `${'x'.repeat(100)}\n`.repeat(40_000));
    await put(receipt(2), receipt(3));
    /** Bytes that this process has read so far. */
    const bytesRead = () => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
    const before = bytesRead();
    expect(numbers(await readTail(environment, { client: 'codex', most: 2 }))).toEqual([3, 2]);
    expect(await newestReceipt(environment, 'codex')).toMatchObject({ id: idOf(3) });
    expect(await lastWritten(environment, 'codex')).toHaveProperty('size', 1);
    expect(await nextId(environment)).toBeTruthy();
    expect(bytesRead() - before).toBeLessThan(300_000);
  });

  it('remember every file that was ever written, with its last hash', async () => {
    await put(receipt(1), receipt(2, 'codex', '/b'), receipt(3, 'codex', '/c'), receipt(4, 'codex', '/b'));
    expect([...(await lastWritten(environment, 'codex'))]).toEqual([
      ['/a', 'hash 1'],
      ['/b', 'hash 4'],
      ['/c', 'hash 3'],
    ]);
  });
});

describe('a line that is none of ours', () => {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  const own = () => JSON.parse(readFileSync(pathOf(), 'utf8').split('\n')[0] ?? '');
  const strange: Readonly<Record<string, () => string | Buffer>> = {
    'is not JSON': () => 'what is this\n',
    'was cut and went on': () => `${JSON.stringify(own()).slice(0, 60)}\n`,
    'is empty': () => '\n',
    'is of another client': () => line({ ...own(), id: idOf(2), client: 'opencode' }),
    'is of another shape': () => line({ v: 1, id: idOf(2), kind: 'use' }),
    'is a number': () => '7\n',
    'is null': () => 'null\n',
    'is not UTF-8': () => Buffer.concat([Buffer.from('{"v":1,"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]),
    'is huge': () => `{"v":1,"id":"${'x'.repeat(longestLine)}"}\n`,
    'is nested deeply': () => `${'['.repeat(200_000)}\n`,
  };

  it.each(Object.keys(strange))('in the middle is passed over, and told with its place: it %s', async (name) => {
    await put(receipt(1));
    appendFileSync(pathOf(), strange[name]?.() ?? '');
    await put(receipt(3));
    expect(numbers(await listReceipts(environment))).toEqual([1, 3]);
    expect(await problems()).toEqual([['history-line-unreadable', pathOf(), 2]]);
    await expect(assertNewestKnown(environment)).resolves.toBeUndefined();
  });

  it('at the end is passed over by the next act, which keeps the id and the memory going', async () => {
    environment = { ...environment, now: () => new Date('2020-01-01T00:00:00Z') };
    await put(receipt(1), receipt(2, 'codex', '/b'));
    appendFileSync(pathOf(), 'what is this\n');
    expect((await nextId(environment)) > idOf(2)).toBe(true);
    await put(receipt(3));
    expect(await lastWritten(environment, 'codex')).toHaveProperty('size', 2);
    expect(await problems()).toEqual([['history-line-unreadable', pathOf(), 3]]);
  });

  it('and was cut short at the end is dropped without a word, and is gone after the next act', async () => {
    await put(receipt(1), receipt(2));
    const whole = readFileSync(pathOf(), 'utf8');
    writeFileSync(pathOf(), whole.slice(0, -20));
    expect([numbers(await listReceipts(environment)), await problems()]).toEqual([[1], []]);
    await put(receipt(3));
    expect([numbers(await listReceipts(environment)), await problems()]).toEqual([[1, 3], []]);
  });

  it('and stands there twice counts once, where it stands last', async () => {
    await put(receipt(1), receipt(2));
    appendFileSync(pathOf(), readFileSync(pathOf()));
    expect(numbers(await readTail(environment, { most: 9 }))).toEqual([2, 1]);
    expect(await problems()).toEqual([
      ['history-line-unreadable', pathOf(), 1],
      ['history-line-unreadable', pathOf(), 2],
    ]);
  });
});

describe('a line of a newer Switchyard', () => {
  const newer = (number: number) =>
    `${JSON.stringify({ v: 2, id: idOf(number), kind: 'use', client: 'codex', x: 1 })}\n`;

  it('is told as such, and whoever would build on the newest act learns that it is unknown', async () => {
    await put(receipt(1), receipt(2, 'opencode'));
    appendFileSync(pathOf(), newer(3));
    expect(numbers(await listReceipts(environment))).toEqual([1, 2]);
    expect(await problems()).toEqual([['history-line-too-new', pathOf(), 2]]);
    const refused = { problem: { code: 'history-too-new', values: { file: pathOf() } } };
    await expect(assertNewestKnown(environment)).rejects.toMatchObject(refused);
    await expect(assertNewestKnown(environment, 'codex')).rejects.toMatchObject(refused);
    await expect(assertNewestKnown(environment, 'opencode')).resolves.toBeUndefined();
    // Another client did something since.
    await expect(assertNewestKnown(environment, undefined, idOf(4))).resolves.toBeUndefined();
    await expect(assertNewestKnown(environment, undefined, idOf(2))).rejects.toMatchObject(refused);
  });

  it('is older than the acts that follow, stays where it is, and is in nobody’s way', async () => {
    environment = { ...environment, now: () => new Date('2020-01-01T00:00:00Z') };
    await put(receipt(1));
    appendFileSync(pathOf(), newer(7));
    const id = await nextId(environment);
    expect(id > idOf(7)).toBe(true);
    await put({ ...receipt(8), id });
    await expect(assertNewestKnown(environment)).resolves.toBeUndefined();
    expect(readFileSync(pathOf(), 'utf8')).toContain(newer(7));
  });
});

it('an act is known as told until it is taken back, and only the newest one can be', async () => {
  await put(receipt(1), receipt(2), receipt(3, 'opencode'));
  await withdrawReceipt(environment, 'codex', idOf(1));
  expect([await hasReceipt(environment, 'codex', idOf(1)), await hasReceipt(environment, 'codex', idOf(2))]).toEqual([
    true,
    true,
  ]);
  await withdrawReceipt(environment, 'codex', idOf(2));
  expect(await hasReceipt(environment, 'codex', idOf(2))).toBe(false);
  expect(numbers(await listReceipts(environment))).toEqual([1, 3]);
});
