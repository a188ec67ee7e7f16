import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { pairsIn } from '../../../e2e/cli/live-pairs.ts';
import { liveContents, liveFiles } from '../../../e2e/support/client-samples.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../../shared/client-id.ts';
import { findClient } from '../../clients/clients.ts';
import { findProvider, readProviders, replaceProvider } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import type { Engine } from '../engine.ts';
import { keyRefOfProvider } from '../key-source.ts';
import type { Plan } from '../plan.ts';
import { planUse } from '../use.ts';
import { planRestore, planStepBack } from './back.ts';
import { readHistory } from './history.ts';

const former = 'https://a.example';
const newer = 'https://newer.example';
const byHand = 'https://by-hand.example';
const empty: Readonly<Record<ClientId, string>> = {
  ...liveContents,
  codex: 'model = "gpt-5.5"\n',
  opencode: '{}\n',
  openclaw: '{ gateway: { mode: "local" } }\n',
};

/** The key of a provider at its former address was replaced by that of a newer one, which a person then changed by hand. */
async function handChanged(id: ClientId, delivery: 'keychain' | 'file') {
  const environment = testEnvironment();
  for (const one of clientIds) {
    const path = join(environment.home, liveFiles[one]);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, empty[one]);
  }
  const file = join(environment.home, liveFiles[id]);
  const engine = await testEngine(environment);
  const client = await findClient(id);
  const use = async () => applyPlan(engine, await planUse(engine, { client, choice: 'a', delivery }));
  await use();
  const provider = findProvider(await readProviders(environment), 'a');
  const moved = { ...provider, endpoints: { responses: `${newer}/v1`, chat: `${newer}/v1` } };
  await replaceProvider(environment, provider, moved);
  await engine.keys.set(keyRefOfProvider(moved), 'sk-of-the-newer-address', 'file');
  engine.read.forget();
  await use();
  const refs = [provider, moved].map(keyRefOfProvider);
  const before = pairsIn(environment.home);
  expect(before.map(({ origin, ref }) => [origin, ref])).toContainEqual([newer, refs[1]]);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(newer, byHand));
  engine.read.forget();
  return { engine, former: refs[0], file };
}

const backs: Readonly<Record<string, (engine: Engine, client: ClientId) => Promise<Plan>>> = {
  'a step back': planStepBack,
  'a restore': async (engine) =>
    planRestore(engine, (await readHistory(engine)).find(({ kind }) => kind === 'use')?.id ?? ''),
};
const cases = clientIds.flatMap((client) =>
  (['keychain', 'file'] as const).flatMap((delivery) =>
    Object.keys(backs).map((back) => [back, client, delivery] as const),
  ),
);

it.each(cases)(
  'S9 %s puts no former key beside an address that was changed by hand (%s, %s)',
  async (back, client, delivery) => {
    const hands = await handChanged(client, delivery);
    const { engine } = hands;
    const plan = await backs[back]?.(engine, client);
    if (plan) await applyPlan(engine, plan);
    expect(readFileSync(hands.file, 'utf8')).toContain(byHand);
    const wrong = pairsIn(engine.environment.home).filter(
      ({ origin, ref }) => ref === hands.former && origin !== former,
    );
    expect(wrong).toEqual([]);
  },
);
