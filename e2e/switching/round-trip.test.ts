import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findClient } from '../../core/clients/clients.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import type { Engine } from '../../core/switching/engine.ts';
import { applyForget, planForget } from '../../core/switching/forget.ts';
import { applyLeave, planLeave } from '../../core/switching/leave.ts';
import { planRestore, planStepBack } from '../../core/switching/undo/back.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { planUse } from '../../core/switching/use.ts';
import { clientFacts, clientIds } from '../../shared/client-id.ts';
import { testEngine } from '../support/test-engine.ts';
import { testEnvironment } from '../support/test-environment.ts';

const clientsFolder = fileURLToPath(new URL('../../core/clients/', import.meta.url));

/** Every home that the golden cases start from, once each. */
const homes = clientIds.flatMap((client) => {
  const folder = join(clientsFolder, client, 'fixtures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'in')))
    .map((name) => ({ client, name, home: join(folder, name, 'in') }));
});

/** Every file below the home with its bytes and mode, except our own folder. */
function snapshot(home: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.startsWith('.local/share/switchyard') || path === '.local' || path === '.local/share') continue;
    const stats = statSync(join(home, path));
    files[path] = stats.isFile()
      ? `${(stats.mode & 0o777).toString(8)} ${readFileSync(join(home, path)).toString('base64')}`
      : 'folder';
  }
  return files;
}

async function use(engine: Engine, client: string, choice: string): Promise<void> {
  await applyPlan(engine, await planUse(engine, { client: await findClient(client), choice }));
}

/** Some golden homes hold what a switch refuses (a broken file); those have nothing to take back. */
let switched = 0;
let tried = 0;
async function isSwitchable(engine: Engine, client: string): Promise<boolean> {
  tried += 1;
  try {
    await planUse(engine, { client: await findClient(client), choice: 'a' });
    switched += 1;
    return true;
  } catch {
    // The golden cases say why; here only the others are walked.
    return false;
  }
}

afterAll(() => expect(switched / tried).toBeGreaterThan(0.825));

describe.each(homes)('$client/$name', ({ client, home }) => {
  const enter = async () => {
    const environment = testEnvironment();
    cpSync(home, environment.home, { recursive: true });
    const engine = await testEngine(environment);
    return { engine, home: environment.home, before: snapshot(environment.home) };
  };

  it('C2 undo gives the original bytes, step by step', async () => {
    const { engine, home, before } = await enter();
    if (!(await isSwitchable(engine, client))) return;
    await use(engine, client, 'a');
    const afterA = snapshot(home);
    await use(engine, client, 'b');
    await applyPlan(engine, await planStepBack(engine));
    expect(snapshot(home)).toEqual(afterA);
    await applyPlan(engine, await planStepBack(engine));
    expect(snapshot(home)).toEqual(before);
  });

  it('C2 restore goes back over several switches at once', async () => {
    const { engine, home, before } = await enter();
    if (!(await isSwitchable(engine, client))) return;
    for (const choice of ['a', 'b', 'a']) await use(engine, client, choice);
    const first = (await readHistory(engine)).at(-1);
    await applyPlan(engine, await planRestore(engine, first?.id ?? ''));
    expect(snapshot(home)).toEqual(before);
  });

  it('C2 a provider that is forgotten comes back by undo, and goes with every trace before that', async () => {
    const { engine, home } = await enter();
    if (!(await isSwitchable(engine, client))) return;
    for (const choice of ['a', 'b']) await use(engine, client, choice);
    const before = snapshot(home);
    const plans = await planForget(engine, 'a');
    await applyForget(engine, 'a', plans);
    // Where one entry serves all, it is b's by now.
    expect(plans.map(({ changes }) => changes.length > 0)).toEqual(clientFacts[client].hasOneEntry ? [] : [true]);
    const left = Object.values(snapshot(home)).map((file) => Buffer.from(file.slice(4), 'base64').toString());
    expect(left.join('\n')).not.toMatch(/sw\d*-a\b|\ba#[0-9a-f]{12}/);
    for (const _ of plans) await applyPlan(engine, await planStepBack(engine));
    expect(snapshot(home)).toEqual(before);
  });

  it('C15 leaving puts every file back, and nothing of ours stays', async () => {
    const { engine, home, before } = await enter();
    if (!(await isSwitchable(engine, client))) return;
    // A home that holds traces of an earlier Switchyard loses those too.
    const isClean = (await planLeave(engine)).length === 0;
    for (const choice of ['a', 'b']) await use(engine, client, choice);
    await applyLeave(engine, await planLeave(engine));
    if (isClean) expect(snapshot(home)).toEqual(before);
    expect(await planLeave(engine)).toEqual([]);
    expect(existsSync(engine.environment.dataFolder)).toBe(false);
  });
});
