import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveState } from '../../e2e/support/openclaw-state.ts';
import { liveFile, stateOf } from '../../e2e/support/opencode-home.ts';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { readStatuses } from '../switching/status.ts';
import { findClient } from './clients.ts';

const fixturesOf = (client: string) => join(import.meta.dirname, client, 'fixtures');

/** The homes of the golden cases, before and after: files as people have them, each tried with the real program. */
const homes = (['opencode', 'openclaw'] as const).flatMap((client) =>
  readdirSync(fixturesOf(client))
    .filter((name) => existsSync(join(fixturesOf(client), name, 'out')) && !name.includes('repair'))
    .map((name) => ({ client, name })),
);

async function described(client: 'opencode' | 'openclaw', folder: string): Promise<readonly string[]> {
  const environment = testEnvironment();
  if (existsSync(folder)) cpSync(folder, environment.home, { recursive: true });
  const adapter = await findClient(client);
  const state = await adapter.read(await adapter.find(environment));
  const found = (await adapter.acceptance?.described?.(state)) ?? [];
  return found.map(({ path, kind }) => `${kind} ${path.join('.')}`);
}

describe('the published schemas', () => {
  it.each(homes)('have nothing against $client/$name', async ({ client, name }) => {
    for (const side of ['in', 'out']) expect(await described(client, join(fixturesOf(client), name, side))).toEqual([]);
  });

  it.each([
    [{ model: 7 }, ['wrong model']],
    [{ provider: { a: { options: { baseURL: 7 } } } }, ['wrong provider.a.options.baseURL']],
    [
      { provider: { a: { models: { m: { limit: { context: 'many', output: 1 } } } } } },
      ['wrong provider.a.models.m.limit.context'],
    ],
    [{ disabled_providers: 'a' }, ['wrong disabled_providers']],
    [{ share: 'sometimes' }, ['wrong share']],
    [{ command: { a: {} } }, ['missing command.a.template']],
    [{ nobody: 'knows', provider: { a: { nor: 'this' } } }, []],
  ])('OpenCode: %j', async (settings, expected) => {
    const state = await stateOf({ files: { [liveFile]: settings } });
    const { acceptance } = await findClient('opencode');
    const found = (await acceptance?.described?.(state)) ?? [];
    expect(found.map(({ path, kind }) => `${kind} ${path.join('.')}`)).toEqual(expected);
  });

  it.each([
    ['{ models: { providers: { a: { baseUrl: 7, models: [] } } } }', ['wrong models.providers.a.baseUrl']],
    ['{ models: { providers: { a: { models: [{ id: "m" }] } } } }', ['missing models.providers.a.models.0.name']],
    ['{ models: { providers: { a: { url: "x" } } } }', ['unknown models.providers.a.url']],
    ['{ agents: { defaults: { model: 3 } } }', ['wrong agents.defaults.model']],
    ['{ auth: { profiles: { a: { mode: "api_key" } } } }', ['missing auth.profiles.a.provider']],
    ['{ channels: { what: ["ever"] }, gateway: { mode: "local", port: "x" } }', []],
  ])('OpenClaw: %s', async (text, expected) => {
    const { acceptance } = await findClient('openclaw');
    const found = (await acceptance?.described?.(await liveState(text))) ?? [];
    expect(found.map(({ path, kind }) => `${kind} ${path.join('.')}`)).toEqual(expected);
  });
});

it('a client that is not installed is warned for by its schema, with the place, and by what we know ourselves once', async () => {
  const { installation } = await stateOf({
    files: { [liveFile]: { share: 'sometimes', provider: { a: { models: { m: { limit: { context: 1 } } } } } } },
  });
  const engine = await testEngine(installation.environment);
  const status = (await readStatuses(engine)).find(({ client }) => client === 'opencode');
  expect(status?.legacy.map(({ problem: { code, where }, isFatal }) => [code, isFatal, where?.line])).toEqual([
    ['opencode.pair-incomplete', true, 7],
    ['client-may-refuse', false, 2],
  ]);
});
