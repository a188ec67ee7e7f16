import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { findClient } from '../../clients/clients.ts';
import { readProviders } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import { planRepairs } from '../repair.ts';
import { planStepBack } from '../undo/back.ts';
import { applyImport } from './import.ts';

const entry = '[model_providers.relay]\nname = "Relay"\nbase_url = "https://relay.example/v1"\nenv_key = "RELAY_KEY"\n';

async function home(text: string) {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  writeFileSync(file, text);
  const engine = await testEngine(environment);
  const codex = await findClient('codex');
  const repair = async () => {
    const [plan] = await planRepairs(engine, codex);
    if (!plan) throw new Error('nothing to repair');
    await applyPlan(engine, plan);
    engine.read.forget();
    return plan;
  };
  const relays = async () => {
    await applyImport(engine, [codex]);
    const all = await readProviders(environment);
    return all.filter(({ name }) => name === 'Relay').map(({ wire, endpoints }) => [wire, Object.keys(endpoints)]);
  };
  return { engine, codex, file, repair, relays };
}

const chat = [['chat', ['chat']]];

it.each(['"chat"', "'chat'", '"""chat"""'])(
  'a provider that spoke chat (%s) still does when it is imported after the repair',
  async (written) => {
    const { file, repair, relays } = await home(`${entry}wire_api = ${written}\n`);
    const plan = await repair();
    expect(readFileSync(file, 'utf8')).toContain('wire_api = "responses"');
    expect(plan.notes.map(({ message }) => english(message)).join()).toContain('"relay" spoke Chat Completions.');
    expect(await relays()).toEqual(chat);
  },
);

it('one that is in our list already is found again after the repair', async () => {
  const { repair, relays } = await home(`${entry}wire_api = "chat"\n`);
  expect(await relays()).toEqual(chat);
  await repair();
  expect(await relays()).toEqual(chat);
});

it('one whose repair was taken back speaks chat by its own file', async () => {
  const { engine, codex, repair, relays } = await home(`${entry}wire_api = "chat"\n`);
  await repair();
  await applyPlan(engine, await planStepBack(engine, codex.id));
  engine.read.forget();
  expect(await relays()).toEqual(chat);
});

it('one that never did speaks responses', async () => {
  const { relays } = await home(`${entry}wire_api = "responses"\n`);
  expect(await relays()).toEqual([['responses', ['responses']]]);
  const other = await home(`${entry}wire_api = "anthropic"\n`);
  await other.repair();
  expect(await other.relays()).toEqual([['responses', ['responses']]]);
});
