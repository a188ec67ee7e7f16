import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from '../clients/clients.ts';
import { editProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { planUse } from './use.ts';

/** The model of the profile `x` after `use a --profile x`, where `a` is as given. */
async function modelAfter(profile: string, provider: object, model?: string): Promise<string | undefined> {
  const environment = testEnvironment();
  const folder = join(environment.home, '.codex');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.toml'), '');
  writeFileSync(join(folder, 'x.config.toml'), profile);
  const engine = await testEngine(environment);
  await editProvider(environment, 'a', ({ model: _, ...now }) => ({ ...now, ...provider }));
  engine.read.forget();
  const request = {
    client: await findClient('codex'),
    choice: 'a',
    profile: 'x',
    ...(model !== undefined && { model }),
  };
  await applyPlan(engine, await planUse(engine, request));
  return /^model = "(.*)"$/m.exec(readFileSync(join(folder, 'x.config.toml'), 'utf8'))?.[1];
}

it.each([
  ['keeps its model where the provider names none', 'model = "mine"\n', {}, undefined, 'mine'],
  [
    'keeps its model where the provider has it',
    'model = "mine"\n',
    { model: 'n', models: [{ id: 'mine' }] },
    undefined,
    'mine',
  ],
  ['takes the provider’s model where it has another', 'model = "mine"\n', { model: 'n', models: [] }, undefined, 'n'],
  ['takes the model that is asked for', 'model = "mine"\n', {}, 'wanted', 'wanted'],
])('a profile %s', async (_, profile, provider, model, expected) => {
  expect(await modelAfter(profile, provider, model)).toBe(expected);
});

it('a profile without a model needs one to be named', async () => {
  await expect(modelAfter('', {})).rejects.toMatchObject({ problem: { code: 'model-missing' } });
});
