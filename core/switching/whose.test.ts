import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { type ClientId, clientFacts, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { Delivery, Provider } from '../../shared/provider.ts';
import { startEngine } from '../app/start-engine.ts';
import { findClient } from '../clients/clients.ts';
import type { Environment } from '../environment.ts';
import { addProvider, editProvider, parseProvider, removeProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { planForget } from './forget.ts';
import { keyRefOfProvider } from './key-source.ts';
import { clientsUsing, readStatuses } from './status.ts';
import { planStepBack } from './undo/back.ts';
import { planUse } from './use.ts';

type Way = Delivery | 'none';

const ways: readonly Way[] = ['keychain', 'file', 'env', 'none'];

/** A client that uses `relay`, whose key reaches it by this way. */
async function enter(client: ClientId, way: Way) {
  const known = testEnvironment({ variables: { RELAY_KEY: 'sk-of-relay-0123456789' } });
  const environment: Environment = { ...known, self: [process.execPath, import.meta.filename] };
  const file = join(environment.home, liveFiles[client]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, liveContents[client]);
  const engine = await startEngine(environment, 'terminal');
  const provider = parseProvider({
    id: 'relay',
    name: 'Relay',
    endpoints: { responses: 'https://relay.example/v1', chat: 'https://relay.example/v1' },
    wire: 'responses',
    model: 'm',
    needsKey: way !== 'none',
    ...(way === 'env' && { env: 'RELAY_KEY' }),
  });
  await addProvider(environment, provider);
  if (way === 'keychain' || way === 'file')
    await engine.keys.set(keyRefOfProvider(provider), 'sk-of-relay-0123456789', 'file');
  engine.read.forget();
  const adapter = await findClient(client);
  const use = async () => {
    const delivery = way === 'none' ? {} : { delivery: way };
    return applyPlan(engine, await planUse(engine, { client: adapter, choice: 'relay', ...delivery }));
  };
  await use();
  return {
    environment,
    engine,
    use,
    text: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    undo: async () => applyPlan(engine, await planStepBack(engine, client)),
    edit: async (change: Partial<Provider>) => {
      await editProvider(environment, 'relay', (now) => ({ ...now, ...change }));
      engine.read.forget();
    },
    status: async () => {
      engine.read.forget();
      const found = (await readStatuses(engine)).find((one) => one.client === client);
      if (!found) throw new Error('no status');
      return { current: found.current, gaps: found.gaps.map(({ kind, problem }) => `${kind}: ${problem.code}`) };
    },
  };
}

const cases = clientIds.flatMap((client) => {
  const deliveries: readonly string[] = clientFacts[client].deliveries;
  return ways.filter((way) => way === 'none' || deliveries.includes(way)).map((way) => [client, way] as const);
});

describe.each(cases)('%s, key by "%s"', (client, way) => {
  it('is known to use the provider, with nothing amiss', async () => {
    const { engine, status } = await enter(client, way);
    expect(await status()).toMatchObject({ current: { kind: 'ours', provider: 'relay' }, gaps: [] });
    expect((await clientsUsing(engine, 'relay')).map(({ id }) => id)).toEqual([client]);
  });

  it('has older settings once the address is edited, until the next switch', async () => {
    const { engine, status, edit, use } = await enter(client, way);
    const moved = { responses: 'https://relay.example/v2', chat: 'https://relay.example/v2' };
    await edit({ endpoints: moved });
    expect(await status()).toMatchObject({ current: { provider: 'relay' }, gaps: ['settings: gap-settings'] });
    expect((await clientsUsing(engine, 'relay')).map(({ id }) => id)).toEqual([client]);
    await use();
    expect(await status()).toMatchObject({ current: { provider: 'relay', baseUrl: moved.responses }, gaps: [] });
  });

  it('has older settings once another name, header or need of a key is entered, as far as its file says such', async () => {
    const { status, edit } = await enter(client, way);
    await edit({ name: 'Renamed' });
    // OpenClaw's file has no place for the name.
    expect((await status()).gaps).toEqual(client === 'openclaw' ? [] : ['settings: gap-settings']);
    await edit({ name: 'Relay', headers: { 'X-Team': 'tools' } });
    expect((await status()).gaps).toEqual(['settings: gap-settings']);
    await edit({ headers: {}, needsKey: way === 'none' });
    expect((await status()).gaps).toEqual(['settings: gap-settings']);
  });

  it('keeps the provider from being removed unseen', async () => {
    const { engine, edit } = await enter(client, way);
    await edit({ name: 'Renamed', endpoints: { responses: 'https://elsewhere.example/v1' } });
    const refused = await planForget(engine, 'relay').catch((error: unknown) => error);
    expect(refused instanceof AppError && refused.problem).toMatchObject({
      code: 'provider-in-use',
      values: { commands: `switchyard use official --client ${client}` },
    });
  });

  it('names a provider that left the list, also where another one has its address', async () => {
    const { environment, engine, status } = await enter(client, way);
    const [relay] = await engine.read.providers();
    await removeProvider(environment, 'relay');
    await addProvider(environment, parseProvider({ ...relay, id: 'renamed' }));
    const { current, gaps } = await status();
    expect([current.provider, gaps]).toEqual(['relay', ['provider: gap-provider']]);
    expect(await clientsUsing(engine, 'renamed')).toEqual([]);
  });

  it('C2 is as it was after undo', async () => {
    const { undo, text, status } = await enter(client, way);
    await undo();
    expect(text()).toBe(liveContents[client]);
    expect((await status()).gaps).toEqual([]);
  });
});

it('no way to a key is left behind by the next one', async () => {
  const { engine, edit, text } = await enter('codex', 'env');
  expect(text()).toMatch(/env_key_instructions = "Set it where Codex starts. Written by: switchyard use relay /);
  await edit({ needsKey: false });
  const plan = async () => planUse(engine, { client: await findClient('codex'), choice: 'relay' });
  await applyPlan(engine, await plan());
  expect(text()).toMatch(/env_key_instructions = "Written by: switchyard use relay --client codex"/);
  await edit({ needsKey: true });
  const [relay] = await engine.read.providers();
  if (!relay) throw new Error('no provider');
  await engine.keys.set(keyRefOfProvider(relay), 'sk-of-relay-0123456789', 'file');
  engine.read.forget();
  await applyPlan(engine, await plan());
  expect(text()).not.toContain('env_key_instructions');
  rmSync(join(engine.environment.home, '.codex'), { recursive: true });
});
