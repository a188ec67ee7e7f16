import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from '../clients/clients.ts';
import { readProviders, replaceProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { planUse, type UseRequest } from './use.ts';

async function enter() {
  const environment = testEnvironment();
  const file = join(environment.home, '.openclaw', 'openclaw.json');
  mkdirSync(dirname(file));
  writeFileSync(file, '{ gateway: { mode: "local" } }\n');
  const engine = await testEngine(environment);
  const plan = async (more: Partial<UseRequest> = {}) =>
    planUse(engine, { client: await findClient('openclaw'), choice: 'a', ...more });
  return {
    engine,
    plan,
    use: async (more?: Partial<UseRequest>) => applyPlan(engine, await plan(more)),
    ids: () => [...new Set(readFileSync(file, 'utf8').match(/\bsw\d*-a\b/g))],
  };
}

it('a fresh start stays: the next plain switch keeps the new id', async () => {
  const { use, ids } = await enter();
  await use();
  expect(ids()).toEqual(['sw-a']);
  await use({ isFresh: true });
  expect(ids()).toEqual(['sw2-a']);
  expect(await use()).toBeUndefined();
  expect(ids()).toEqual(['sw2-a']);
  await use({ isFresh: true });
  expect(ids()).toEqual(['sw3-a']);
});

it('a plan that is not applied changes nothing', async () => {
  const { engine, plan, use, ids } = await enter();
  await use();
  const before = await engine.keys.generation('a');
  await plan({ isFresh: true });
  expect(await engine.keys.generation('a')).toBe(before);
  await use();
  expect(ids()).toEqual(['sw-a']);
});

it('works for a provider without a key as well', async () => {
  const { engine, use, ids } = await enter();
  const [a] = await readProviders(engine.environment);
  if (!a) throw new Error('no provider');
  await engine.keys.deleteAll('a');
  await replaceProvider(engine.environment, a, { ...a, needsKey: false });
  engine.read.forget();
  await use({ isFresh: true });
  expect(await use()).toBeUndefined();
  expect(ids()).toEqual(['sw2-a']);
});

it('counts nothing for a client that blocks no ids', async () => {
  const { engine, use } = await enter();
  const before = await engine.keys.generation('a');
  mkdirSync(join(engine.environment.home, '.codex'));
  writeFileSync(join(engine.environment.home, '.codex', 'config.toml'), '');
  await use({ client: await findClient('codex'), isFresh: true });
  expect(await engine.keys.generation('a')).toBe(before);
});
