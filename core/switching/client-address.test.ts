import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { messagesAddress } from '../../shared/anthropic-address.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import type { Provider } from '../../shared/provider.ts';
import { startEngine } from '../app/start-engine.ts';
import { findClient } from '../clients/clients.ts';
import { editProvider, parseProvider, readProviders } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { applyImport } from './import/import.ts';
import { readStatuses } from './status.ts';
import { chooseWire, planUse } from './use.ts';

/** What each program makes of its base URL, as the real ones were seen to (e2e/clients/anthropic-address.test.ts). */
const asks = {
  opencode: (baseUrl: string) => `${baseUrl}/messages`,
  openclaw: (baseUrl: string) => `${baseUrl.replace(/\/v1$/, '')}/v1/messages`,
} as const;
type Asking = keyof typeof asks;
const clients = Object.keys(asks) as Asking[];

const bare = 'https://relay.example/coding';
const versioned = `${bare}/v1`;
const others = presetCatalogue().presets.flatMap(({ endpoints: { anthropic } }) => anthropic ?? []);

const providerAt = (baseUrl: string): Provider =>
  parseProvider({ id: 'relay', name: 'Relay', endpoints: { anthropic: baseUrl }, wire: 'anthropic', model: 'm' });

describe.each(clients)('one stored Anthropic address in %s', async (id) => {
  const client = await findClient(id);

  it.each([...new Set([bare, versioned, 'https://relay.example', ...others])])('%s, with and without /v1', (stored) => {
    const root = stored.replace(/\/v1$/, '');
    for (const spelled of [root, `${root}/v1`])
      expect(asks[id](chooseWire(client, providerAt(spelled)).baseUrl)).toBe(messagesAddress(stored));
  });
});

const variables = { RELAY_KEY: 'sk-of-relay-0123456789' };

const files = { opencode: '.config/opencode/opencode.json', openclaw: '.openclaw/openclaw.json' } as const;
const entries: Readonly<Record<Asking, (baseUrl: string) => object>> = {
  opencode: (baseURL) => ({
    model: 'mine/m',
    provider: {
      mine: {
        npm: '@ai-sdk/anthropic',
        options: { baseURL, apiKey: '{env:RELAY_KEY}' },
        models: { m: { name: 'm' } },
      },
    },
  }),
  openclaw: (baseUrl) => ({
    gateway: { mode: 'local' },
    models: {
      providers: {
        mine: {
          baseUrl,
          api: 'anthropic-messages',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: OpenClaw's way to name a variable
          apiKey: '${RELAY_KEY}',
          models: [{ id: 'm', name: 'm' }],
        },
      },
    },
    agents: { defaults: { model: { primary: 'mine/m' } } },
  }),
};

type Live = Readonly<Partial<Record<Asking, string>>>;

/** A home whose clients have entries with these addresses, after the import. */
async function enter(live: Live) {
  const environment = testEnvironment({ variables });
  const write = (id: Asking, baseUrl: string) => {
    const file = join(environment.home, files[id]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(entries[id](baseUrl), null, 2));
  };
  for (const id of clients) write(id, live[id] ?? 'https://another.example/v1');
  const engine = await startEngine(environment, 'terminal');
  const take = async (ids: readonly Asking[]) => {
    engine.read.forget();
    return applyImport(engine, await Promise.all(ids.map((id) => findClient(id))));
  };
  await take(clients.filter((id) => live[id] !== undefined));
  return {
    engine,
    write,
    take,
    providers: () => readProviders(environment),
    /** The address that stands in the live file once this client uses the provider. */
    use: async (id: Asking): Promise<string | undefined> => {
      engine.read.forget();
      const client = await findClient(id);
      const plan = await planUse(engine, { client, choice: 'mine', delivery: 'env' });
      await applyPlan(engine, plan);
      engine.read.forget();
      const status = (await readStatuses(engine)).find((one) => one.client === id);
      expect(status).toMatchObject({ current: { kind: 'ours', provider: 'mine' }, gaps: [], drift: { kind: 'none' } });
      const text = readFileSync(join(environment.home, files[id]), 'utf8');
      const [, own = ''] = text.split('"sw-mine": {');
      return /"base(?:URL|Url)": "([^"]*)"/.exec(own)?.[1];
    },
    edit: (baseUrl: string) =>
      editProvider(environment, 'mine', (now) => ({ ...now, endpoints: { anthropic: baseUrl } })),
  };
}

describe.each(clients)('an Anthropic entry of %s that was imported', (id) => {
  const [other = id] = clients.filter((one) => one !== id);

  it.each([bare, versioned])('with %s keeps its address there, and works in the other client', async (found) => {
    const { use } = await enter({ [id]: found });
    expect(await use(id)).toBe(found);
    const elsewhere = await use(other);
    expect(asks[other](elsewhere ?? '')).toBe(`${versioned}/messages`);
  });

  it.each([
    [bare, versioned],
    [versioned, bare],
  ])('with %s gives way to another spelling that is entered', async (found, entered) => {
    const { use, edit } = await enter({ [id]: found });
    await edit(entered);
    expect(asks[id]((await use(id)) ?? '')).toBe(`${versioned}/messages`);
  });

  it('is known with the spelling that it has by now', async () => {
    const { write, take, providers, use } = await enter({ [id]: bare });
    write(id, versioned);
    await take([id]);
    expect((await providers()).map(({ found }) => found?.length)).toEqual([1]);
    expect(await use(id)).toBe(versioned);
  });
});

const pairs = [bare, versioned].flatMap((opencode) => [bare, versioned].map((openclaw) => ({ opencode, openclaw })));

it.each(pairs)('one key is one provider: OpenCode $opencode, OpenClaw $openclaw', async (live) => {
  const { providers, use, take } = await enter(live);
  expect(await providers()).toHaveLength(1);
  for (const id of clients) expect(await use(id)).toBe(live[id]);
  expect((await take(clients)).map(({ isKnown }) => isKnown)).toEqual([true, true]);
  expect(await providers()).toHaveLength(1);
});
