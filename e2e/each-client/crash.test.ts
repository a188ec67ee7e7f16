import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../core/app/start-engine.ts';
import { findClient } from '../../core/clients/clients.ts';
import type { Environment } from '../../core/environment.ts';
import { recoverTransactions } from '../../core/files/transaction.ts';
import { keyRefFor } from '../../core/keychain/key-ref.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import { planStepBack } from '../../core/switching/undo/back.ts';
import { planUse } from '../../core/switching/use.ts';
import { type ClientId, clientIds, clientNames } from '../../shared/client-id.ts';
import type { Delivery } from '../../shared/provider.ts';
import { pairsIn } from '../cli/live-pairs.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import { testEngine } from '../support/test-engine.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { type Act, buildAct, runAct } from './support/act-process.ts';

let script: string;
beforeAll(() => {
  script = buildAct();
});

/** Every file of the home but our own, by its path. */
function filesOf({ home, dataFolder }: Environment): Readonly<Record<string, string>> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(dataFolder))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

/** A home in which a client went from nothing of ours to A, whose key lies in a file, and perhaps on to B and back. */
async function homeAfter(client: ClientId, former: readonly ('a' | 'b' | 'back')[]): Promise<Environment> {
  const environment = testEnvironment();
  const file = join(environment.home, liveFiles[client]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, liveContents[client]);
  const engine = await testEngine(environment);
  const adapter = await findClient(client);
  const ways: Readonly<Record<'a' | 'b', Delivery>> = { a: 'file', b: 'keychain' };
  for (const one of former) {
    const plan =
      one === 'back'
        ? await planStepBack(engine, client)
        : await planUse(engine, { client: adapter, choice: one, delivery: ways[one] });
    await applyPlan(engine, plan);
  }
  return environment;
}

/** The same home again and again, as it was when this was called. */
function keep({ home }: Environment): () => void {
  const kept = mkdtempSync(join(tmpdir(), 'kept-'));
  cpSync(home, kept, { recursive: true, preserveTimestamps: true });
  return () => {
    rmSync(home, { recursive: true });
    cpSync(kept, home, { recursive: true, preserveTimestamps: true });
  };
}

/** The reference that stands beside an address is the one that was made of it. */
function expectPairs({ home }: Environment, when: string): void {
  const pairs = pairsIn(home);
  const right = pairs.map((pair) => ({
    ...pair,
    ref: keyRefFor(pair.ref.slice(0, pair.ref.indexOf('#')), pair.origin),
  }));
  expect(pairs, when).toEqual(right);
}

const acts: readonly (readonly [name: string, former: readonly ('a' | 'b' | 'back')[], act: Act])[] = [
  ['the switch from A to B', ['a'], { kind: 'use', choice: 'b', delivery: 'keychain' }],
  ['the switch back to A', ['a', 'b'], { kind: 'use', choice: 'a', delivery: 'file' }],
  ['undo of the switch to B', ['a', 'b'], { kind: 'undo' }],
  ['redo of the switch to B', ['a', 'b', 'back'], { kind: 'redo' }],
];

describe.each(clientIds)('%s', (client) => {
  it.each(acts)(
    `S9 C5 ${clientNames[client]}: kill -9 at each step of %s leaves A or B whole, and undo works`,
    async (_, former, act) => {
      const environment = await homeAfter(client, former);
      const before = filesOf(environment);
      const restore = keep(environment);
      const { home, dataFolder, variables } = environment;
      const order = { home, dataFolder, variables, client, act };
      const steps = await runAct(script, order);
      const after = filesOf(environment);
      expect(after).not.toEqual(before);
      expect(steps).toEqual(
        expect.arrayContaining(['key placed', 'locked', 'begun', 'before 0', 'replaced 0', 'recorded']),
      );
      const ends = new Set<string>();
      for (const dieAt of steps ?? []) {
        restore();
        expect(await runAct(script, { ...order, dieAt }), dieAt).toBeNull();
        expectPairs(environment, `killed at ${dieAt}`);
        await recoverTransactions(environment);
        expectPairs(environment, `recovered from ${dieAt}`);
        const now = filesOf(environment);
        const isNew = JSON.stringify(now) === JSON.stringify(after);
        expect(isNew ? after : before, dieAt).toEqual(now);
        ends.add(isNew ? 'new' : 'old');
        const engine = await startEngine(environment, 'terminal');
        if (isNew && act.kind !== 'undo') {
          await applyPlan(engine, await planStepBack(engine, client));
          expect(filesOf(environment), `undone after ${dieAt}`).toEqual(before);
        }
        expect(existsSync(join(dataFolder, 'journal')) ? readdirSync(join(dataFolder, 'journal')) : []).toEqual([]);
      }
      expect([...ends].sort()).toEqual(['new', 'old']);
    },
  );
});
