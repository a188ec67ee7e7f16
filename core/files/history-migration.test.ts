import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { lastWritten, listReceipts, madeFolders, readHistoryProblems } from './history.ts';
import { appendReceipt, historyFolder, historyPath } from './history-log.ts';
import { longestLine } from './line-log.ts';
import type { Receipt } from './receipt.ts';
import { recoverTransactions } from './transaction.ts';

let environment: Environment;
beforeEach(() => {
  environment = testEnvironment();
});

const clients: readonly ClientId[] = ['codex', 'opencode', 'openclaw'];
const idOf = (number: number) => `20260101T0000${String(number).padStart(5, '0')}-0a0b0c0d`;
const clientOf = (number: number) => clients[number % clients.length] ?? 'codex';

function receipt(number: number, client = clientOf(number)): Receipt {
  const path = `/${client}`;
  const file = { path, target: path, before: `hash ${number - 1}`, after: `hash ${number}`, backup: null };
  return { id: idOf(number), at: '2026-01-01T00:00:00.000Z', kind: 'use', client, details: { number }, files: [file] };
}

/** As a Switchyard before the logs left it: the entry of the journal, moved. */
function putOld(number: number): void {
  mkdirSync(historyFolder(environment), { recursive: true });
  const { files, ...rest } = receipt(number);
  const more = { temp: '/gone', ownership: { mode: 0o600, uid: 0, gid: 0 }, madeFolder: `/made/${number}`, lock: null };
  const entry = { ...rest, files: files.map((file) => ({ ...file, ...more })) };
  writeFileSync(join(historyFolder(environment), `${rest.id}.json`), JSON.stringify(entry));
}

const names = () => readdirSync(historyFolder(environment)).sort();
const logs = ['codex.jsonl', 'openclaw.jsonl', 'opencode.jsonl'];
const texts = () => clients.map((client) => readFileSync(historyPath(environment, client), 'utf8'));

describe('the receipts of an older Switchyard', () => {
  it('move into the logs at the first start, with all that they know', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) putOld(number);
    await recoverTransactions(environment);
    expect(names()).toEqual(logs);
    expect(await listReceipts(environment)).toEqual([1, 2, 3, 4, 5, 6].map((number) => receipt(number)));
    expect([...(await lastWritten(environment, 'codex'))]).toEqual([['/codex', 'hash 6']]);
    expect([...(await madeFolders(environment))].sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `/made/${number}`));
    for (const name of names()) expect(statSync(join(historyFolder(environment), name)).mode & 0o777).toBe(0o600);
    const before = texts();
    await recoverTransactions(environment);
    expect(texts()).toEqual(before);
  });

  it.each(['migration merged', 'migration removed'])('end the same when the move is cut at any: %s', async (where) => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    for (let cut = 1; cut <= (where === 'migration merged' ? 3 : 9); cut += 1) {
      environment = testEnvironment();
      for (const number of all) putOld(number);
      let reached = 0;
      const stop = (step: string) => {
        if (step === where) reached += 1;
        if (reached === cut) throw new Error('cut');
      };
      await expect(recoverTransactions(environment, stop)).rejects.toThrow('cut');
      // A replacement that was being written when the power went.
      writeFileSync(`${historyPath(environment, 'codex')}.0a0b0c0d0e0f.tmp`, '{"v":1');
      await recoverTransactions(environment);
      expect(names()).toEqual(logs);
      expect(await listReceipts(environment)).toEqual(all.map((number) => receipt(number)));
      expect(await readHistoryProblems(environment)).toEqual([]);
    }
  });

  it('find their place by id among what stands in a log, which keeps its bytes, whoever wrote it', async () => {
    for (const number of [3, 9]) await appendReceipt(environment, receipt(number, 'codex'));
    const huge = `"${'x'.repeat(longestLine)}"\n`;
    const strange = 'what is this\n{"v":2,"id":"20260101T000000010-0a0b0c0d","kind":"unheard of"}\n';
    writeFileSync(historyPath(environment, 'codex'), `${codexText()}${strange}${huge}`);
    const [three = '', nine = ''] = codexText().split('\n');
    for (const number of [0, 3, 6, 12]) putOld(number);
    await recoverTransactions(environment);
    expect((await listReceipts(environment)).map(({ id }) => id)).toEqual([0, 3, 6, 9, 12].map(idOf));
    const lines = codexText().split('\n');
    expect([lines[1], lines[3], lines[4], lines[5]]).toEqual([three, nine, ...strange.split('\n').slice(0, 2)]);
    expect(codexText().endsWith(`${strange}${huge}${lines[7]}\n`)).toBe(true);
    expect(names()).toEqual(['codex.jsonl']);
  });

  it('that can’t be read stay where they are, and are told', async () => {
    putOld(1);
    const broken = join(historyFolder(environment), `${idOf(2)}.json`);
    writeFileSync(broken, '{"id":');
    await recoverTransactions(environment);
    await recoverTransactions(environment);
    expect(names()).toEqual([`${idOf(2)}.json`, 'opencode.jsonl']);
    expect(await readHistoryProblems(environment)).toMatchObject([
      { code: 'history-receipt-unreadable', values: { file: broken } },
    ]);
  });

  it('are two thousand without holding up the others', async () => {
    for (let number = 1; number <= 2000; number += 1) putOld(number);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await recoverTransactions(environment);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    expect(await listReceipts(environment)).toHaveLength(2000);
  });
});

function codexText(): string {
  return readFileSync(historyPath(environment, 'codex'), 'utf8');
}
