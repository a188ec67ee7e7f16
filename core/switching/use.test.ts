import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider, Wire } from '../../shared/provider.ts';
import { wires } from '../../shared/wire.ts';
import { findClient } from '../clients/clients.ts';
import { parseProvider } from '../providers/provider-list.ts';
import { applyImport } from './import/import.ts';
import { chooseModel, chooseWire, planUse } from './use.ts';

function provider(more: Partial<Provider> & Pick<Provider, 'endpoints'>): Provider {
  return parseProvider({ id: 'relay', name: 'Relay', wire: Object.keys(more.endpoints)[0], ...more });
}

function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof AppError ? error.problem.code : error;
  }
}

const speaks = {
  codex: ['responses'],
  opencode: ['responses', 'chat', 'anthropic'],
  openclaw: ['responses', 'chat', 'anthropic'],
} as const satisfies Readonly<Record<string, readonly Wire[]>>;

describe.each(Object.entries(speaks))('%s', async (id, spoken: readonly Wire[]) => {
  const client = await findClient(id);

  it.each(wires)('is pointed at a provider that speaks %s alone, where it speaks that too', (wire) => {
    const baseUrl = 'https://relay.example/v1';
    const chosen = codeOf(() => chooseWire(client, provider({ endpoints: { [wire]: baseUrl } })));
    expect(chosen).toEqual(spoken.includes(wire) ? { wire, baseUrl } : 'wire-unsupported');
  });

  it.each(wires)('speaks %s with a provider that prefers it, else what it speaks best', (wire) => {
    const endpoints = Object.fromEntries(wires.map((one) => [one, `https://relay.example/${one}/v1`]));
    const best = spoken.includes(wire) ? wire : spoken[0];
    expect(chooseWire(client, provider({ endpoints, wire }))).toEqual({
      wire: best,
      baseUrl: `https://relay.example/${best}/v1`,
    });
  });
});

describe('the model', () => {
  const endpoints = { responses: 'https://relay.example/v1' };
  const models = [{ id: 'first' }, { id: 'second' }];

  it('is the wanted one, else the chosen one, else the first of the list', () => {
    expect(chooseModel(provider({ endpoints, model: 'mine', models }), 'wanted')).toBe('wanted');
    expect(chooseModel(provider({ endpoints, model: 'mine', models }), undefined)).toBe('mine');
    expect(chooseModel(provider({ endpoints, models }), undefined)).toBe('first');
    expect(codeOf(() => chooseModel(provider({ endpoints }), undefined))).toBe('model-missing');
  });

  it('has to be named where the client asks that very provider for its own default', async () => {
    const environment = testEnvironment();
    const folder = join(environment.home, '.codex');
    mkdirSync(folder);
    const entry = (id: string) => `[model_providers.${id}]\nname = "${id}"\nbase_url = "https://${id}.example/v1"\n`;
    const profile = '[profiles.fast]\nmodel_provider = "relay"\nmodel = "m-fast"\n';
    const write = (choice: string) =>
      writeFileSync(join(folder, 'config.toml'), `${choice}${entry('relay')}${entry('other')}${profile}`);
    write('model_provider = "relay"\n');
    const engine = await testEngine(environment);
    const client = await findClient('codex');
    await applyImport(engine, [client]);
    const use = async (model?: string) => {
      engine.read.forget();
      return (await planUse(engine, { client, choice: 'relay', ...(model && { model }) })).details.model;
    };
    await expect(use()).rejects.toMatchObject({ problem: { code: 'model-missing' } });
    expect(await use('mine')).toBe('mine');
    write('model_provider = "other"\n');
    expect(await use()).toBe('m-fast');
    write('model_provider = "relay"\nmodel = "m-fast"\n');
    expect(await use()).toBe('m-fast');
  });
});

it('a login that OpenClaw has not is refused before anything is written', async () => {
  const environment = testEnvironment();
  const folder = join(environment.home, '.openclaw');
  mkdirSync(folder);
  const profiles = '"openai:chatgpt": { "provider": "openai", "mode": "oauth" }';
  writeFileSync(
    join(folder, 'openclaw.json'),
    `{ "gateway": { "mode": "local" }, "auth": { "profiles": { ${profiles} } } }`,
  );
  const engine = await testEngine(environment);
  const client = await findClient('openclaw');
  const plan = (login: string) => planUse(engine, { client, choice: 'official', login: [login] });
  await expect(plan('openai:nosuch')).rejects.toThrow(/^openclaw\.login-unknown .*openai:chatgpt/);
  expect((await plan('openai:chatgpt')).changes).toHaveLength(1);
});
