import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEngine } from '../../core/app/start-engine.ts';
import { findClient } from '../../core/clients/clients.ts';
import { readDocument } from '../../core/documents/document.ts';
import type { Edit } from '../../core/documents/edit.ts';
import { drawFrom } from '../../core/documents/random-draw.ts';
import { randomJson } from '../../core/documents/random-json.ts';
import { randomToml } from '../../core/documents/random-toml.ts';
import type { Planner } from '../../core/planner/planner.ts';
import { type PlannerLimits, threadPlanner } from '../../core/planner/thread-planner.ts';
import { addProvider, editProvider, parseProvider } from '../../core/providers/provider-list.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import { planForget } from '../../core/switching/forget.ts';
import { planLeave } from '../../core/switching/leave.ts';
import { JobRunner } from '../../core/switching/planner/job-runner.ts';
import { planStepBack } from '../../core/switching/undo/back.ts';
import { planUse } from '../../core/switching/use.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { clientSamples, liveFiles } from '../support/client-samples.ts';
import { testEnvironment } from '../support/test-environment.ts';

const script = join(import.meta.dirname, '..', '..', 'dist', 'planner.cjs');

function planner(limits?: PlannerLimits, program = script): Planner {
  const made = threadPlanner(program, limits);
  onTestFinished(() => made.end());
  return made;
}

/** A program in the place of the thread's. */
function programOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'switchyard-')), 'planner.cjs');
  writeFileSync(file, text);
  return file;
}

const usual: PlannerLimits = { jobMs: 60_000, idleMs: 30_000, memory: 2048 };
const small = { kind: 'read', text: 'a = 1\n', syntax: 'toml', path: 'f' } as const;

describe('the thread for large files', () => {
  it('reads and edits as this one does, also dates, great numbers and keys of prototypes', async () => {
    const other = planner();
    const here = new JobRunner();
    for (let seed = 0; seed < 60; seed += 1) {
      const syntax = (['toml', 'jsonc', 'json5'] as const)[seed % 3] ?? 'toml';
      const draw = drawFrom(seed);
      const text = syntax === 'toml' ? `${randomToml(draw)}\nborn = 1979-05-27T07:32:00Z\n` : randomJson(draw, syntax);
      const read = { kind: 'read', text, syntax, path: 'f' } as const;
      const edits: readonly Edit[] = [
        { kind: 'set', path: ['model'], value: 'm' },
        { kind: 'remove', path: ['a'] },
        { kind: 'set', path: ['new', 'key'], value: seed },
      ];
      const live = { path: 'f', target: 'f', hash: '', mode: 0, isLink: false, hasHardLinks: false };
      const file = { ...live, text, bytes: Buffer.from(text) };
      const edit = { kind: 'edit', document: { file, syntax, isRead: true }, edits } as const;
      for (const job of [read, edit]) {
        const settle = (answer: Promise<unknown>) => answer.catch((error: Error) => error.message);
        expect(await settle(other.ask(job)), `${job.kind} of seed ${seed}`).toEqual(await settle(here.run(job)));
      }
    }
  });

  it('gives the problem of a broken file, with its place', async () => {
    const asked = planner().ask({ ...small, text: 'a = 1\nb =\n' });
    await expect(asked).rejects.toMatchObject({
      problem: { code: 'file-broken', where: { file: 'f', line: 2, column: 4 } },
    });
  });

  it.each([
    ['ends', 'process.exit(0)'],
    ['ends when it is asked', "require('node:worker_threads').parentPort.on('message', () => process.exit(1))"],
    ['does not answer', "require('node:worker_threads').parentPort.on('message', () => { for (;;); })"],
    ['needs too much memory', 'const all = []; for (;;) all.push(new Array(10_000).fill(0.5))'],
    ['cannot start', "throw new Error('no')"],
  ])('is given up when it %s, and said so', async (_, program) => {
    const failing = planner({ ...usual, jobMs: 5000, memory: 32 }, programOf(program));
    const both = [failing.ask(small), failing.ask(small)];
    for (const asked of both)
      await expect(asked).rejects.toMatchObject({
        problem: { code: 'planning-failed', values: { reason: expect.anything() } },
      });
  });

  it('starts anew after one that was lost, and after one that had nothing to do', async () => {
    const marker = join(mkdtempSync(join(tmpdir(), 'switchyard-')), 'lost');
    const program = programOf(
      `const fs = require('node:fs'); if (!fs.existsSync(${JSON.stringify(marker)})) { fs.writeFileSync(${JSON.stringify(marker)}, ''); process.exit(1); } require(${JSON.stringify(script)});`,
    );
    const failing = planner({ ...usual, idleMs: 1 }, program);
    await expect(failing.ask(small)).rejects.toThrow('planning-failed');
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await failing.ask(small)).toEqual({ kind: 'read', value: { a: 1 } });
      await delay(5);
    }
  });
});

const models = 300;

function provider(id: string, name: string) {
  const url = `https://${id}.example/v1`;
  return parseProvider({
    id,
    name: id,
    endpoints: { responses: url, chat: url },
    wire: 'responses',
    model: 'vendor/model-1',
    needsKey: false,
    headers: { 'X-Api-Key': 'sk-of-a-header-0123456789' },
    models: Array.from({ length: models }, (_, n) => ({
      id: `vendor/model-${n}`,
      name: `${name} ${n}`,
      context: 1000 + n,
    })),
  });
}

const rows = 6000;

/** A live file above 200 kB, written by hand. */
function large(client: ClientId): string {
  const { comment, text } = clientSamples[client];
  const parts = Array.from({ length: rows }, (_, n) =>
    comment === '#'
      ? `# note ${n}\n[mcp_servers.s${n}]\ncommand = "npx" # it\n\n`
      : `  // note ${n}\n  "x${n}": { "a": [1, 2] },\n`,
  ).join('');
  return comment === '#' ? text + parts : text.replace('{\n', () => `{\n${parts}`);
}

async function largeHome(client: ClientId, own?: Planner) {
  let serial = 0;
  const environment = {
    ...testEnvironment(),
    random: (bytes: number) => {
      serial += 1;
      return serial.toString(16).padStart(bytes * 2, '0');
    },
    ...(own && { planner: own }),
  };
  const file = join(environment.home, liveFiles[client]);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, large(client));
  const engine = await startEngine(environment, 'window');
  await addProvider(environment, provider('one', 'Model'));
  await addProvider(environment, provider('two', 'Model'));
  return { engine, environment, file };
}

/** What each step of a long story leads to: every plan that is shown, and every file that is written. */
async function story(client: ClientId, own?: Planner): Promise<readonly unknown[]> {
  const { engine, environment, file } = await largeHome(client, own);
  const room = await findClient(client);
  const seen: unknown[] = [];
  const apply = async (plan: Awaited<ReturnType<typeof planUse>>) => {
    const { owned } = plan.details;
    seen.push({ diffs: diffsOf(plan), notes: plan.notes, owned });
    await applyPlan(engine, plan);
    seen.push(readFileSync(file, 'utf8'));
  };
  const byHand = () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n${clientSamples[client].comment} by hand\n`);
    engine.read.forget();
  };
  await apply(await planUse(engine, { client: room, choice: 'one' }));
  await apply(await planUse(engine, { client: room, choice: 'two' }));
  await editProvider(environment, 'two', () => provider('two', 'Name'));
  engine.read.forget();
  await apply(await planUse(engine, { client: room, choice: 'two' }));
  await apply(await planStepBack(engine, client));
  byHand();
  await apply(await planStepBack(engine, client));
  for (const plan of await planForget(engine, 'two')) await apply(plan);
  byHand();
  for (const plan of await planLeave(engine)) await apply(plan);
  const withoutHome = JSON.stringify(seen).replaceAll(environment.home, '$HOME');
  return JSON.parse(withoutHome);
}

describe.each(clientIds)('a large file of %s', (client) => {
  it('gets the same bytes and the same memory from the other thread as from this one', async () => {
    const [there, here] = [await story(client, planner()), await story(client)];
    for (const [index, step] of there.entries()) expect(step, `step ${index}`).toEqual(here[index]);
    expect(there).toHaveLength(here.length);
  });

  it('is read and planned without holding up this thread', async () => {
    const { engine } = await largeHome(client, planner());
    const room = await findClient(client);
    await engine.read.state(room);
    // The second time, as a window that has been open for a while: all code is loaded.
    engine.read.forget();
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    // It measures from one turn to the next: a pause counts only between two of them.
    await delay(10);
    const start = performance.now();
    await planUse(engine, { client: room, choice: 'one' });
    const whole = performance.now() - start;
    await delay(10);
    loop.disable();
    expect(loop.max / 1e6 / whole).toBeLessThan(0.35);
  });
});

it('a small file needs no other thread, and what the other thread cannot read is said of the large one', async () => {
  const lost: Planner = threadPlanner(join(tmpdir(), 'nothing-here.cjs'));
  const { engine, file } = await largeHome('codex', lost);
  const room = await findClient('codex');
  const state = await engine.read.state(room);
  expect(state.main.problem?.code).toBe('planning-failed');
  writeFileSync(file, 'model = "m"\n');
  engine.read.forget();
  const plan = await planUse(engine, { client: room, choice: 'one' });
  expect(plan.changes).toHaveLength(1);
  expect(readDocument(plan.candidates[0]?.text ?? '', 'toml', 'f').get(['model'])).toBe('vendor/model-1');
});
