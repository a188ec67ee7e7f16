import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../../core/environment.ts';
import { boundHistory } from '../../../core/files/history-compaction.ts';
import { readLiveFile } from '../../../core/files/live-file.ts';
import { withLock } from '../../../core/files/lock.ts';
import { groupNote } from '../../../core/files/ownership.ts';
import { applyTransaction, recoverTransactions } from '../../../core/files/transaction.ts';
import { toProblem } from '../../../shared/problem.ts';
import { english } from '../../support/english.ts';
import type { Order } from './switcher-process.ts';

// Without a listener the system ends a process that reaches its limit; with one, the write fails.
process.on('SIGXFSZ', () => undefined);

const order: Order = JSON.parse(readFileSync(0, 'utf8'));
const steps: string[] = [];
const notes: string[] = [];

const environment: Environment = {
  home: order.home,
  variables: process.env,
  platform: 'linux',
  path: path.posix,
  workingFolder: order.home,
  dataFolder: order.dataFolder,
  self: [process.execPath],
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes).toString('hex'),
};

function step(name: string): void {
  steps.push(name);
  if (name === order.dieAt) process.kill(process.pid, 'SIGKILL');
}

async function apply(files: Order['files']): Promise<void> {
  const changes = await Promise.all(
    Object.entries(files).map(async ([name, content]) => ({
      file: await readLiveFile(name),
      bytes: content === null ? null : Buffer.from(content),
      ...(order.hasForeignLock && { lock: { path: `${name}.lock`, staleAfterMs: 30_000 } }),
    })),
  );
  notes.push(...changes.flatMap(({ file }) => groupNote(file.path, file.target, 'linux') ?? []).map(english));
  const switched = { choice: 'relay', model: 'm', account: 'none' };
  const request = { kind: 'use', client: 'openclaw', face: 'terminal', switched, details: null, changes } as const;
  await applyTransaction(environment, request, step);
}

async function applyUntilDone(): Promise<void> {
  for (let tries = order.tries ?? 1; ; tries--) {
    try {
      return await apply(order.files);
    } catch (error) {
      if (tries <= 1 || toProblem(error).code !== 'file-changed') throw error;
    }
  }
}

async function applyOften(): Promise<void> {
  for (let number = 1; number <= (order.times ?? 1); number += 1) {
    await apply(
      Object.fromEntries(Object.entries(order.files).map(([path, content]) => [path, `${content} ${number}`])),
    );
    if (order.historyKept !== undefined)
      await boundHistory({ ...environment, historyKept: order.historyKept }, 'openclaw', (acts) => acts.length);
  }
}

async function act(): Promise<readonly string[]> {
  switch (order.act) {
    case 'apply':
      await applyUntilDone();
      return [];
    case 'apply-often':
      await applyOften();
      return [];
    case 'recover':
      return (await recoverTransactions(environment, step)).map(({ kind }) => kind);
    case 'hold-lock':
      return withLock(
        environment,
        async () => {
          process.stdout.write('held');
          await sleep(600_000);
          return [];
        },
        'files',
      );
  }
}

act().then(
  (recovered) => process.stdout.write(JSON.stringify({ problem: null, recovered, notes, steps })),
  (error) => process.stdout.write(JSON.stringify({ problem: toProblem(error).code, recovered: [], notes, steps })),
);
