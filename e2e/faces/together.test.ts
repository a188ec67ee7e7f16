import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startEngine } from '../../core/app/start-engine.ts';
import { listReceipts } from '../../core/files/history.ts';
import type { Receipt } from '../../core/files/receipt.ts';
import { readProviders } from '../../core/providers/provider-list.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { stepBack, stepForward, takenBackBy } from '../../core/switching/undo/line.ts';
import { clientIds } from '../../shared/client-id.ts';
import type { Calls } from '../../shared/contract.ts';
import { type ProblemCode, toProblem } from '../../shared/problem.ts';
import { addTestProvider } from '../support/test-app.ts';
import { type Actor, engineActor, programActor, windowActor } from './actor.ts';
import { openWindow } from './face.ts';
import { type FaceHome, openHome, prepare, withTwo } from './home.ts';

vi.mock('electron', () => import('../support/electron-stub.ts'));

/** Why one of several who act at once may be told no. */
const reasons: readonly ProblemCode[] = [
  'act-followed',
  'file-changed',
  'locked-by-process',
  'locked-by-program',
  'nothing-to-undo',
  'plan-gone',
  'plan-outdated',
  'nothing-to-redo',
];

interface Deed {
  readonly actor: Actor;
  readonly kind: 'use' | 'undo' | 'edit' | 'key' | 'move';
  readonly what: string;
  readonly receipt?: string;
  readonly refusal?: ProblemCode;
}

const choices = ['a', 'b', 'c'];
const pick = <Value>(list: readonly Value[], n: number): Value => list[n % list.length] as Value;

/** The n-th act of somebody: each kind in turn, on each client in turn. */
async function deedOf(actor: Actor, n: number): Promise<Deed> {
  const client = pick(clientIds, n);
  const value = `${actor.name.toUpperCase().replaceAll(' ', '_')}_${n}`;
  const kind = pick(['use', 'undo', 'use', 'edit', 'key', 'use', 'move', 'undo'] as const, n + (actor.isFast ? 0 : 3));
  const acts: Record<Deed['kind'], () => Promise<unknown>> = {
    use: () => actor.use(client, pick(choices, n + (n >> 3))),
    undo: () => actor.undo(client),
    edit: () => actor.edit(value),
    key: () => actor.setKey(`sk-${value}-0123456789abcdef`),
    move: () => actor.move(pick(choices, n >> 3), n % 2 === 0 ? null : pick(choices, (n >> 3) + 1)),
  };
  try {
    const receipt = await acts[kind]();
    return { actor, kind, what: value, ...(typeof receipt === 'string' && { receipt }) };
  } catch (error) {
    return { actor, kind, what: value, refusal: toProblem(error).code };
  }
}

async function actOften(actor: Actor, times: number, after: (deed: Deed) => Promise<void>): Promise<readonly Deed[]> {
  const deeds: Deed[] = [];
  for (let n = 0; n < times; n += 1) {
    const deed = await deedOf(actor, n);
    deeds.push(deed);
    await after(deed);
    // Not all at the beginning: a program takes its time until it acts at all.
    if (actor.isFast) await delay((n * 37) % 80);
  }
  return deeds;
}

function hashOf(path: string): string | null {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

/** Each act began with what the one before it had left, and took back what was the newest then. Oldest first. */
function expectOneLine(receipts: readonly Receipt[]): void {
  const left = new Map<string, string | null>();
  for (const [index, receipt] of receipts.entries()) {
    for (const { path, before, after } of receipt.files) {
      if (left.has(path)) expect(before, `${receipt.id} ${path}`).toBe(left.get(path));
      left.set(path, after);
    }
    const target = takenBackBy(receipt);
    const earlier = receipts
      .slice(0, index)
      .filter(({ client }) => client === receipt.client)
      .toReversed();
    if (target !== undefined) expect([stepBack(earlier)?.id, stepForward(earlier)?.id]).toContain(target);
  }
  for (const [path, hash] of left) expect(hashOf(path), path).toBe(hash);
}

/** The last that this one did of a kind. */
function last(deeds: readonly Deed[], actor: Actor, kind: Deed['kind']): string | undefined {
  return deeds.findLast((deed) => deed.actor === actor && deed.kind === kind && deed.refusal === undefined)?.what;
}

async function expectNothingLost(home: FaceHome, actors: readonly Actor[], deeds: readonly Deed[]): Promise<void> {
  const providers = await readProviders(home.environment);
  expect(providers.map(({ id }) => id).toSorted()).toEqual(choices);
  const a = providers.find(({ id }) => id === 'a');
  if (!a) throw new Error('a is gone');
  for (const actor of actors) expect(a[actor.field], actor.name).toBe(last(deeds, actor, 'edit'));
  const key = await (await startEngine(home.environment, 'terminal')).keys.read(keyRefOfProvider(a));
  expect(actors.map((actor) => `sk-${last(deeds, actor, 'key')}-0123456789abcdef`)).toContain(key);
}

/** What a window that has just opened would say. */
async function expectWindowKnows(home: FaceHome, calls: Calls): Promise<void> {
  const fresh = await openWindow(home);
  onTestFinished(() => fresh.close());
  for (const name of ['clients.read', 'providers.list'] as const)
    expect(await calls[name]()).toEqual(await fresh.calls[name]());
  expect((await calls['clients.read']()).map(({ drift, problem }) => [drift.kind, problem])).toEqual(
    clientIds.map(() => ['none', undefined]),
  );
  expect(await calls['history.read']({ most: 200 })).toEqual(await fresh.calls['history.read']({ most: 200 }));
}

it('C9 a window and terminals that act 200 times at once lose nothing, do nothing twice, and see each other', async () => {
  const home = openHome();
  onTestFinished(() => home.terminal.close());
  await prepare(home, async (before) => {
    await withTwo(before);
    await addTestProvider(before, 'C');
  });
  const window = await openWindow(home);
  onTestFinished(() => window.close());
  const actors = [
    windowActor('window', window.calls, 'smallModel'),
    await engineActor('engine', home, 'model'),
    programActor('program', home, 'name', window.calls),
    programActor('other program', home, 'env', window.calls),
  ];
  const times = [90, 90, 10, 10];
  const seeAtOnce = async ({ actor, receipt }: Deed) => {
    if (actor.isFast || receipt === undefined) return;
    const shown = (await window.calls['history.read']({ most: 200 })).find(({ id }) => id === receipt);
    expect(shown?.face, 'the window shows what the terminal did').toBe('terminal');
  };
  const all = await Promise.all(actors.map((actor, index) => actOften(actor, times[index] ?? 0, seeAtOnce)));
  const deeds = all.flat();

  expect(deeds).toHaveLength(200);
  const refusals = deeds.flatMap(({ refusal }) => refusal ?? []);
  for (const refusal of refusals) expect(reasons).toContain(refusal);
  for (const kind of ['use', 'undo', 'edit', 'key', 'move'] as const)
    expect(
      deeds.some((deed) => deed.kind === kind && deed.refusal === undefined),
      kind,
    ).toBe(true);

  const done = deeds.flatMap(({ receipt, actor }) => (receipt === undefined ? [] : [`${receipt} ${actor.face}`]));
  const history = await readHistory(await startEngine(home.environment, 'terminal'), { most: 1000 });
  expect(history.map(({ id, face }) => `${id} ${face}`).toSorted()).toEqual(done.toSorted());
  expectOneLine((await listReceipts(home.environment)).toSorted((x, y) => (x.id < y.id ? -1 : 1)));
  await expectNothingLost(home, actors, deeds);
  await expectWindowKnows(home, window.calls);
  for (const name of ['locks', 'journal']) {
    const folder = home.environment.path.join(home.environment.dataFolder, name);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  }
});
