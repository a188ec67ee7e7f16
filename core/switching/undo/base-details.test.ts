import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveFiles as files, liveContents } from '../../../e2e/support/client-samples.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../../shared/client-id.ts';
import { AppError } from '../../../shared/problem.ts';
import { findClient } from '../../clients/clients.ts';
import { listReceipts, readAll, readBase } from '../../files/history.ts';
import { boundHistory } from '../../files/history-compaction.ts';
import { historyFolder } from '../../files/history-log.ts';
import type { PastAct } from '../../files/receipt.ts';
import { readSwitches } from '../../files/switch-log.ts';
import { changeSettings } from '../../settings/settings.ts';
import { applyPlan } from '../apply.ts';
import type { Engine } from '../engine.ts';
import { applyLeave, planLeave } from '../leave.ts';
import type { Plan } from '../plan.ts';
import { Snapshot } from '../snapshot.ts';
import { readStatuses } from '../status.ts';
import { planUse } from '../use.ts';
import { planRestore, planStepBack } from './back.ts';
import { foldDetails } from './base-details.ts';
import { readHistory } from './history.ts';
import { readOriginals } from './originals.ts';

const contents: Readonly<Record<ClientId, string>> = {
  ...liveContents,
  codex:
    'model = "gpt-5.5" # mine\n\n[model_providers.switchyard]\nhttp_headers = { Authorization = "Bearer sk-was-there-before-0001" }\n',
  opencode: '{\n  // mine\n  "theme": "dark",\n  "model": "openai/gpt-5.5"\n}\n',
  openclaw:
    '{\n  gateway: { mode: "local" }, // mine\n  agents: { defaults: { model: { primary: "openai/gpt-5.5" } } },\n}\n',
};

async function enter() {
  const environment = testEnvironment();
  const pathOf = (client: ClientId) => join(environment.home, files[client]);
  for (const client of clientIds) {
    mkdirSync(dirname(pathOf(client)), { recursive: true });
    writeFileSync(pathOf(client), contents[client]);
  }
  const engine = await testEngine(environment);
  return {
    environment,
    engine,
    text: (client: ClientId) => readFileSync(pathOf(client), 'utf8'),
    edit: (client: ClientId, change: (text: string) => string) => {
      writeFileSync(pathOf(client), change(readFileSync(pathOf(client), 'utf8')));
      engine.read.forget();
    },
    use: async (client: ClientId, choice: string) =>
      applyPlan(engine, await planUse(engine, { client: await findClient(client), choice })),
    fold: async (client: ClientId, historyKept: number) => {
      await boundHistory({ ...environment, historyKept }, client, foldDetails);
      engine.read.forget();
    },
  };
}
type Hands = Awaited<ReturnType<typeof enter>>;

/** What somebody else may do to a live file between our acts. */
const edits: readonly ((text: string, client: ClientId) => string)[] = [
  (text, client) => `${client === 'codex' ? '#' : '//'} a remark\n${text}`,
  (text) => text.replace(/model-[ab]/, 'by-hand'),
  (text) => text.replace(/https:\/\/[ab]\.example/, 'https://elsewhere.example'),
  (text, client) =>
    client === 'codex' && !text.includes('by-hand-0')
      ? text.replace(
          /\[model_providers\.switchyard\]\n/,
          '$&experimental_bearer_token = "sk-by-hand-0123456789abcdef"\n',
        )
      : text,
  (_text, client) => contents[client],
];

type Act =
  | { readonly kind: 'use'; readonly client: ClientId; readonly choice: string }
  | { readonly kind: 'edit'; readonly client: ClientId; readonly edit: number }
  | { readonly kind: 'undo'; readonly client: ClientId }
  | { readonly kind: 'restore'; readonly nth: number };

const client = fc.constantFrom<ClientId>('codex', 'codex', 'codex', 'opencode', 'openclaw');
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('use' as const), client, choice: fc.constantFrom('a', 'b', 'official') }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), client, edit: fc.nat(edits.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), client }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), nth: fc.nat(5) }) },
);

/** What can't be done in this state is not done; it would be refused with or without a base. */
async function carryOut(hands: Hands, one: Act): Promise<void> {
  try {
    if (one.kind === 'use') await hands.use(one.client, one.choice);
    if (one.kind === 'edit') hands.edit(one.client, (text) => edits[one.edit]?.(text, one.client) ?? text);
    if (one.kind === 'undo') await applyPlan(hands.engine, await planStepBack(hands.engine, one.client));
    if (one.kind === 'restore') {
      const entry = (await readHistory(hands.engine))[one.nth];
      if (entry) await applyPlan(hands.engine, await planRestore(hands.engine, entry.id));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function bytesOf({ changes }: Plan): readonly (readonly [string, string | null])[] {
  return changes.map(({ file, bytes }) => [file.path, bytes && Buffer.from(bytes).toString()]);
}

/** What a plan would write, say and remember; or why there is none. */
async function outcome(plan: () => Promise<Plan>): Promise<unknown> {
  try {
    const planned = await plan();
    return { kind: planned.kind, bytes: bytesOf(planned), notes: planned.notes, owned: planned.details.owned };
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
}

async function outcomeOfLeaving(engine: Engine): Promise<unknown> {
  try {
    return await Promise.all((await planLeave(engine)).map((plan) => outcome(async () => plan)));
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
}

/** All that depends on the past: leaving, drift, originals, and taking back each act that is still one. */
async function outcomes({ engine, environment }: Hands, ids: readonly string[]): Promise<unknown> {
  const restores = await Promise.all(ids.map((id) => outcome(() => planRestore(engine, id))));
  // The next step back or forward may be an act that was folded, which is one no more.
  const isKept = (id: string | undefined) => id !== undefined && ids.includes(id);
  const statuses = (await readStatuses(engine)).map(({ undo, redo, ...status }) => ({
    ...status,
    steps: [undo, redo].filter(isKept),
  }));
  return {
    leave: await outcomeOfLeaving(engine),
    statuses,
    originals: await Promise.all(clientIds.map((id) => readOriginals(environment, id as ClientId))),
    restores,
  };
}

describe('a history whose oldest acts are folded into one', () => {
  it('C2 C11 C15 takes back, leaves and tells of drift as one with each act by itself', async () => {
    let folded = 0;
    let secrets = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(act, { minLength: 8, maxLength: 12 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (parts) => {
          const hands = await enter();
          for (const [acts, kept] of parts) {
            for (const one of acts) await carryOut(hands, one);
            const all = await listReceipts(hands.environment);
            const ids = clientIds.flatMap((id) =>
              all
                .filter((receipt) => receipt.client === id)
                .slice(-kept)
                .map((receipt) => receipt.id),
            );
            const before = await outcomes(hands, ids);
            for (const id of clientIds) {
              await hands.fold(id, kept);
              const base = await readBase(hands.environment, id);
              if (base) folded += 1;
              if (JSON.stringify(base?.details ?? null).includes('isSecret')) secrets += 1;
            }
            expect(await outcomes(hands, ids)).toEqual(before);
          }
        },
      ),
      { numRuns: 20 },
    );
    // Or nothing was shown.
    expect(folded).toBeGreaterThan(10);
    expect(secrets).toBeGreaterThan(2);
  }, 180_000);

  it('C15 gives the very first bytes back on leaving, and keeps the secret that was there in its backup only', async () => {
    const hands = await enter();
    for (let round = 0; round < 6; round += 1) await hands.use('codex', round % 2 === 0 ? 'a' : 'b');
    await hands.fold('codex', 2);
    const log = readFileSync(join(historyFolder(hands.environment), 'codex.jsonl'), 'utf8');
    expect(log).not.toContain('sk-was-there-before');
    expect(await readAll(hands.environment, 'codex')).toHaveLength(3);
    const plans = await planLeave(hands.engine);
    expect(plans.map((plan) => bytesOf(plan).map(([, text]) => text))).toEqual([[contents.codex]]);
    await applyLeave(hands.engine, plans);
    // The table of our name goes with an older Switchyard's traces.
    expect(hands.text('codex')).toBe('model = "gpt-5.5" # mine\n');
    expect(existsSync(hands.environment.dataFolder)).toBe(false);
  });

  it('lists and takes back only what is still an act, and says so of the rest', async () => {
    const hands = await enter();
    const ids: string[] = [];
    for (let round = 0; round < 5; round += 1)
      ids.push((await hands.use('codex', round % 2 === 0 ? 'a' : 'b'))?.id ?? '');
    await hands.fold('codex', 2);
    expect((await readHistory(hands.engine)).map(({ id }) => id)).toEqual(ids.slice(-2).toReversed());
    for (const id of ids.slice(0, 3))
      expect(await outcome(() => planRestore(hands.engine, id))).toMatchObject({ code: 'act-unknown' });
    for (let count = 0; count < 2; count += 1) await applyPlan(hands.engine, await planStepBack(hands.engine));
    expect(await outcome(() => planStepBack(hands.engine))).toMatchObject({ code: 'nothing-to-undo' });
    expect(hands.text('codex')).toContain('https://a.example/v1');
  });

  it('is folded by itself, a fifth beyond what the settings keep, and never the log of switches', async () => {
    const hands = await enter();
    const environment = new Snapshot(hands.environment).environment;
    await changeSettings(environment, () => ({ historyKept: 20 }));
    const client = await findClient('codex');
    const engine = { ...hands.engine, environment };
    const counts: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      await applyPlan(engine, await planUse(engine, { client, choice: round % 2 === 0 ? 'a' : 'b' }));
      counts.push((await listReceipts(environment)).length);
    }
    expect(counts.slice(22)).toEqual([23, 24, 20, 21, 22, 23, 24, 20]);
    expect(readdirSync(historyFolder(environment))).toEqual(['codex.jsonl', 'switches.jsonl']);
    // What it used before us, and each of the thirty.
    expect(await readSwitches(environment)).toHaveLength(31);
    const [plan] = await planLeave(engine);
    expect(plan && bytesOf(plan).map(([, text]) => text)).toEqual([contents.codex]);
  });

  it('stays as it is when a newer Switchyard has a hand in it, and keeps lines that can’t be read', async () => {
    const hands = await enter();
    const path = join(historyFolder(hands.environment), 'codex.jsonl');
    for (const choice of ['a', 'b']) await hands.use('codex', choice);
    writeFileSync(path, 'what is this\n', { flag: 'a' });
    for (const choice of ['a', 'b', 'a']) await hands.use('codex', choice);
    writeFileSync(path, '{"v":2,"id":"x"}\n', { flag: 'a' });
    await hands.use('codex', 'b');
    const before = readFileSync(path, 'utf8');
    await hands.fold('codex', 2);
    expect(readFileSync(path, 'utf8')).toBe(before);
    writeFileSync(path, before.replace('{"v":2,"id":"x"}\n', ''));
    await hands.fold('codex', 2);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect([lines.length, lines[1]]).toEqual([5, 'what is this']);
    expect(`${lines[2]}\n${lines[3]}\n`).toBe(
      before
        .split('\n')
        .slice(-4)
        .filter((line) => line !== '{"v":2,"id":"x"}')
        .join('\n'),
    );
  });

  it('S1 knows a secret by the backup of its own first act, also after the table around it was taken out', () => {
    const file = '/c.toml';
    const fileAt = (number: number) => ({
      path: file,
      target: file,
      before: `h${number}`,
      after: `h${number + 1}`,
      backup: `${number}.bak`,
    });
    const act = (number: number, owned: readonly object[]): PastAct => ({
      id: String(number),
      at: '2026-01-01',
      kind: 'use',
      client: 'codex',
      details: { summary: '', wasOurs: true, owned },
      files: [fileAt(number)],
    });
    const secret = { file, path: ['table', 'token'], before: null, isSecret: true };
    const plain = { file, path: ['model'], before: null, after: 'a' };
    const removal = { file, path: ['table'], before: '{}' };
    const origin = { file, path: secret.path, target: file, before: 'h2', backup: '2.bak' };
    const acts = [act(1, [plain]), act(2, [secret]), act(3, [plain])];
    expect(foldDetails(acts).origins).toEqual([origin]);
    const taken = [...acts, act(4, [removal])];
    expect(foldDetails(taken).owned.map(({ path }) => path)).toEqual([['model'], ['table']]);
    expect(foldDetails(taken).origins).toEqual([origin]);
    // Folded again, and the very first act of the file needs no origin of its own.
    const base: PastAct = { ...act(4, []), kind: 'base', details: foldDetails(taken) };
    expect(foldDetails([base, act(5, [secret])]).origins).toEqual([origin]);
    expect(foldDetails([act(2, [secret]), act(3, [plain])]).origins).toBeUndefined();
  });
});
