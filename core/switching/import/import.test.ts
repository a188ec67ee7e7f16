import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { tableKeychain } from '../../../e2e/support/table-keychain.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { findClient } from '../../clients/clients.ts';
import { keyRefFor } from '../../keychain/key-ref.ts';
import { openKeys } from '../../keychain/keys.ts';
import { readProviders } from '../../providers/provider-list.ts';
import type { Engine } from '../engine.ts';
import { applyImport } from './import.ts';
import { planKeyMoves } from './plan-key-moves.ts';

async function imported(entry: string, head = '') {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  writeFileSync(file, `${head}[model_providers.relay]\nname = "Relay"\n${entry}\n`);
  const engine = await testEngine(environment);
  const [candidate] = await applyImport(engine, [await findClient('codex')]);
  const relay = (await readProviders(environment)).find(({ id }) => id === 'relay');
  return { candidate, relay, list: readFileSync(join(environment.dataFolder, 'providers.json'), 'utf8') };
}

describe('S1 the list of providers holds no key after an import', () => {
  it.each([
    ['in the query of the address', 'base_url = "https://r.example/v1?api_key=planted-1&v=2"', '?api_key'],
    ['as a query parameter', 'base_url = "https://r.example/v1"\nquery_params = { v = "sk-planted0123456789" }', '?v'],
    [
      'in a header with a harmless name',
      'base_url = "https://r.example/v1"\nhttp_headers = { "X-Team" = "sk-planted0123456789" }',
      'X-Team',
    ],
  ])('that stood %s, and says so', async (_, entry, name) => {
    const { candidate, relay, list } = await imported(entry);
    expect(relay).toBeDefined();
    expect(list).not.toContain('planted');
    expect(candidate?.remarks.map(english).join()).toContain(`the key goes into ${name}`);
    expect(relay).toMatchObject({ needsKey: true, headers: {}, keyIn: { name: name.replace('?', '') } });
  });
});

it('S10 an import takes over no provider to whom the key would go unencrypted', async () => {
  const { candidate, relay } = await imported('base_url = "http://r.example/v1"\nenv_key = "RELAY_KEY"');
  expect([candidate?.problem?.code, relay]).toEqual(['base-url-not-encrypted', undefined]);
  expect((await imported('base_url = "http://127.0.0.1:1/v1"\nenv_key = "RELAY_KEY"')).relay).toBeDefined();
  expect((await imported('base_url = "http://r.example/v1"')).relay).toBeDefined();
});

it('the model that the client uses now comes along', async () => {
  const inUse = await imported('base_url = "https://r.example/v1"', 'model_provider = "relay"\nmodel = "m-1"\n');
  expect(inUse.relay).toMatchObject({ model: 'm-1', models: [{ id: 'm-1' }] });
  const unused = await imported('base_url = "https://r.example/v1"', 'model = "m-1"\n');
  expect([unused.relay?.model, unused.relay?.models]).toEqual([undefined, []]);
});

describe('of two entries that are one account', () => {
  const importedIn = (list: string) => JSON.parse(list).providers.filter(({ found }: Provider) => found);
  const two = (head: string) =>
    imported(
      `base_url = "https://r.example/v1"
http_headers = { "X-Title" = "a" }
query_params = { v = "1" }

[model_providers.work]
name = "Work"
base_url = "https://r.example/v1"
http_headers = { "X-Title" = "b" }

[profiles.fast]
model_provider = "relay"
model = "m-fast"`,
      head,
    );

  it('the provider is as the one in use, wherever that stands', async () => {
    const { list, candidate } = await two('model_provider = "work"\nmodel = "m-1"\n');
    expect(importedIn(list)).toMatchObject([
      {
        id: 'work',
        name: 'Work',
        model: 'm-1',
        models: [{ id: 'm-1' }, { id: 'm-fast' }],
        headers: { 'X-Title': 'b' },
        queryParams: {},
        found: [{ id: 'work' }, { id: 'relay' }],
      },
    ]);
    expect(candidate).toMatchObject({ foreignId: 'relay', isKnown: true, provider: { id: 'work' } });
    const other = await two('model_provider = "relay"\nmodel = "m-1"\n');
    expect(other.relay).toMatchObject({ headers: { 'X-Title': 'a' }, queryParams: { v: '1' }, name: 'Relay' });
  });

  it('no model of the other is chosen beside one that names none', async () => {
    const { list } = await two('model_provider = "work"\n');
    const [work] = importedIn(list);
    expect([work.id, work.model, work.models]).toEqual(['work', undefined, [{ id: 'm-fast' }]]);
  });
});

describe('the key of an entry that moves to the keychain', () => {
  async function move(stored: string | null) {
    const environment = testEnvironment();
    const file = join(environment.home, '.codex', 'config.toml');
    mkdirSync(dirname(file));
    const entry = '[model_providers.relay]\nname = "Relay"\nbase_url = "https://r.example/v1"\n';
    writeFileSync(file, `${entry}experimental_bearer_token = "sk-planted0123456789"\n`);
    const keychain = tableKeychain();
    const engine: Engine = { ...(await testEngine(environment)), keys: openKeys(environment, keychain) };
    const codex = await findClient('codex');
    await applyImport(engine, [codex]);
    const ref = keyRefFor('relay', 'https://r.example');
    if (stored !== null) await engine.keys.set(ref, stored, 'keychain');
    const [planned] = await planKeyMoves(engine, codex);
    const done = planned?.apply().then(
      () => 'moved',
      (error) => (error instanceof AppError ? error.problem.code : error),
    );
    return { outcome: await done, key: await engine.keys.read(ref), text: readFileSync(file, 'utf8') };
  }

  it.each([
    ['where none is stored', null],
    ['where the very same is', 'sk-planted0123456789'],
  ])('is in no file any more, %s', async (_, stored) => {
    const { outcome, key, text } = await move(stored);
    expect([outcome, key]).toEqual(['moved', 'sk-planted0123456789']);
    expect(text).not.toContain('planted');
  });

  it('S5 takes the place of no other key', async () => {
    const { outcome, key, text } = await move('sk-another0123456789');
    // Another key is another account.
    expect([outcome, key]).toEqual([undefined, 'sk-another0123456789']);
    expect(text).toContain('sk-planted0123456789');
  });
});
