import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { messages } from '../../e2e/support/english.ts';
import { tableKeychain } from '../../e2e/support/table-keychain.ts';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment as anyEnvironment } from '../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { doAct } from '../app/acts/switching.ts';
import { startEngine } from '../app/start-engine.ts';
import { findClient } from '../clients/clients.ts';
import type { Environment } from '../environment.ts';
import { keyRefFor } from '../keychain/key-ref.ts';
import { openKeys } from '../keychain/keys.ts';
import { launcherPath } from '../keychain/launcher.ts';
import { applyPlan } from './apply.ts';
import type { Engine } from './engine.ts';
import { applyImport } from './import/import.ts';
import { planKeyMoves } from './import/plan-key-moves.ts';
import { findMissing, planRepairs } from './repair.ts';
import { readStatuses } from './status.ts';
import { planStepBack } from './undo/back.ts';
import { planUse } from './use.ts';

const ref = keyRefFor('a', 'https://a.example');
const plugin = '.config/opencode/plugins/switchyard-keys.js';
/** The file that names the launcher. */
const namers: Readonly<Record<ClientId, string>> = { ...liveFiles, opencode: plugin };

/** What the launcher starts is there, whether ours is built or not. */
function testEnvironment(): Environment {
  return { ...anyEnvironment(), self: [process.execPath, import.meta.filename] };
}

function write(environment: Environment, name: string, text: string): void {
  const file = join(environment.home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function statusOf(engine: Engine, client: ClientId) {
  engine.read.forget();
  const found = (await readStatuses(engine)).find((one) => one.client === client);
  if (!found) throw new Error('no status');
  const gaps = found.gaps.map(({ kind, isFatal }) => `${kind}${isFatal ? '!' : ''}`);
  const shadows = found.shadows.map(({ kind }) => kind);
  return { gaps, shadows, current: found.current, launcher: found.launcher?.code, plain: found.gaps };
}

/** A home in which the client uses `a`. */
async function enter(client: ClientId, delivery: 'keychain' | 'file' = 'keychain') {
  const environment = testEnvironment();
  write(environment, liveFiles[client], liveContents[client]);
  const engine = await testEngine(environment);
  const adapter = await findClient(client);
  const use = async () => applyPlan(engine, await planUse(engine, { client: adapter, choice: 'a', delivery }));
  await use();
  expect(await statusOf(engine, client)).toMatchObject({ gaps: [], current: { provider: 'a' } });
  const text = (name: string) => readFileSync(join(environment.home, name), 'utf8');
  return { environment, engine, adapter, use, text, status: () => statusOf(engine, client) };
}

const url = 'https://relay.example/v1';
const planted: Readonly<Partial<Record<ClientId, string>>> = {
  codex: `model_provider = "relay"\nmodel = "m"\n[model_providers.relay]\nname = "Relay"\nbase_url = "${url}"\nexperimental_bearer_token = "sk-planted-0123456789"\n`,
  opencode: JSON.stringify({
    model: 'relay/m',
    provider: {
      relay: {
        npm: '@ai-sdk/openai-compatible',
        options: { baseURL: url, apiKey: 'sk-planted-0123456789' },
        models: { m: {} },
      },
    },
  }),
  openclaw: JSON.stringify({
    models: {
      providers: { relay: { baseUrl: url, apiKey: 'sk-planted-0123456789', models: [{ id: 'm', name: 'M' }] } },
    },
    agents: { defaults: { model: { primary: 'relay/m' } } },
  }),
};

/** A home in which the client uses an entry of its owner's, whose key was moved to the keychain. */
async function enterMoved(client: ClientId) {
  const environment = testEnvironment();
  write(environment, liveFiles[client], planted[client] ?? '');
  const started = await startEngine(environment, 'terminal');
  const engine = { ...started, keys: openKeys(environment, tableKeychain(), () => started.read.forget(['keys'])) };
  const adapter = await findClient(client);
  await applyImport(engine, [adapter]);
  for (const move of await planKeyMoves(engine, adapter)) await move.apply();
  return { environment, engine, adapter, status: () => statusOf(engine, client) };
}

async function repair(engine: Engine, client: ClientId): Promise<void> {
  engine.read.forget();
  for (const plan of await planRepairs(engine, await findClient(client))) await applyPlan(engine, plan);
}

describe.each(clientIds)('the choice of %s', (client) => {
  it('that came from another machine is repaired, imported under its id, and works once its key is entered', async () => {
    const there = await enter(client);
    const environment = testEnvironment();
    for (const name of new Set([liveFiles[client], namers[client]])) write(environment, name, there.text(name));
    rmSync(launcherPath(there.environment));
    const engine = await startEngine(environment, 'terminal');
    const adapter = await findClient(client);
    expect((await statusOf(engine, client)).gaps).toEqual(['provider', 'launcher!']);

    const before = readFileSync(join(environment.home, namers[client]), 'utf8');
    await repair(engine, client);
    const after = readFileSync(join(environment.home, namers[client]), 'utf8');
    expect(after).toBe(before.replace(launcherPath(there.environment), launcherPath(environment)));
    expect(await statusOf(engine, client)).toMatchObject({ gaps: ['provider'], launcher: undefined });

    const [candidate] = await applyImport(engine, [adapter]);
    expect(candidate).toMatchObject({ isKnown: false, isCurrent: true, provider: { id: 'a', needsKey: true } });
    expect(candidate?.remarks.map(({ text }) => text)).toEqual(['remarks.key-elsewhere']);
    expect(await statusOf(engine, client)).toMatchObject({ gaps: ['key!'], current: { provider: 'a' } });
    await engine.keys.set(ref, 'sk-of-provider-a-0001', 'file');
    const { gaps, plain } = await statusOf(engine, client);
    // OpenClaw's file has no place for the name, so the provider came back under its id.
    expect([gaps, plain]).toEqual([[], []]);
  });

  it('whose key is deleted is told by status, by repair, and by the undo that leads to it', async () => {
    const { engine, adapter, status } = await enter(client);
    await applyPlan(engine, await planUse(engine, { client: adapter, choice: 'b' }));
    await engine.keys.delete(ref);
    const { notes } = await doAct(engine, { kind: 'step-back', client });
    expect(notes.map(({ kind }) => kind)).not.toContain('live');
    expect(messages(notes)).toContain('The key of Provider A is missing');
    expect((await status()).gaps).toEqual(['key!']);
    expect((await findMissing(engine, adapter)).map(({ code }) => code)).toEqual(['gap-key']);
  });

  it.skipIf(planted[client] === undefined)(
    'of somebody else that gets its key from us is told as well where that is gone',
    async () => {
      const { engine, environment, adapter, status } = await enterMoved(client);
      expect((await status()).gaps).toEqual([]);
      const [entry] = await engine.keys.list();
      if (!entry) throw new Error('no key was moved');
      await engine.keys.delete(entry.ref);
      expect((await status()).gaps).toEqual(['key!']);
      rmSync(join(environment.dataFolder, 'providers.json'));
      expect((await status()).gaps).toEqual(['provider']);
      expect((await findMissing(engine, adapter)).length).toBe(0);
    },
  );

  it('calls the launcher of another copy that is there: said, but no failure, and undo of the repair brings it back', async () => {
    const { environment, engine, status, text } = await enter(client);
    const elsewhere = join(environment.home, 'elsewhere', 'switchyard-key');
    mkdirSync(dirname(elsewhere));
    cpSync(launcherPath(environment), elsewhere);
    chmodSync(elsewhere, 0o700);
    write(environment, namers[client], text(namers[client]).replace(launcherPath(environment), elsewhere));
    const before = text(namers[client]);
    expect((await status()).gaps).toEqual(['launcher']);
    await repair(engine, client);
    expect((await status()).gaps).toEqual([]);
    engine.read.forget();
    await applyPlan(engine, await planStepBack(engine, client));
    expect(text(namers[client])).toBe(before);
  });

  it('says that our launcher is gone, and the next switch puts it back', async () => {
    const { environment, status, use } = await enter(client);
    rmSync(launcherPath(environment));
    expect(await status()).toMatchObject({ gaps: [], launcher: 'launcher-missing' });
    expect(await use()).toBeUndefined();
    expect((await status()).launcher).toBeUndefined();
  });

  it('misses a key that is gone, and its file', async () => {
    const { engine, status } = await enter(client);
    rmSync(engine.keys.filePath(ref));
    expect((await status()).gaps).toEqual(['key!']);
    await engine.keys.set(ref, 'sk-of-provider-a-0003', 'file');
    expect((await status()).gaps).toEqual([]);
    await engine.keys.delete(ref);
    expect((await status()).gaps).toEqual(['key!']);
  });

  it('misses the file that it takes the key from', async () => {
    const { engine, status } = await enter(client, 'file');
    rmSync(engine.keys.filePath(ref));
    // Where a client can't read a key from a file, the launcher does.
    const readsFiles = client === 'opencode' || client === 'openclaw';
    expect((await status()).gaps).toEqual([readsFiles ? 'file!' : 'key!']);
  });
});

const known = ['codex', 'opencode', 'openclaw'] as const;
type Known = (typeof known)[number];

const exec = (command: string) => ({ source: 'exec', provider: 'vault', id: 'relay', command });

/** An entry of somebody else's that is the choice, and what it points to. */
function foreign(client: Known, to: 'variable' | 'command' | 'file', name: string): string {
  if (client === 'codex') {
    const key = to === 'command' ? `auth = { command = ${JSON.stringify(name)} }` : `env_key = "${name}"`;
    return `model = "m"\nmodel_provider = "mine"\n[model_providers.mine]\nname = "Mine"\nbase_url = "https://mine.example/v1"\n${key}\n`;
  }
  if (client === 'opencode') {
    const apiKey = to === 'variable' ? `{env:${name}}` : `{file:${name}}`;
    const options = { baseURL: 'https://mine.example/v1', apiKey };
    const entry = { npm: '@ai-sdk/openai', name: 'Mine', options, models: { m: { name: 'm' } } };
    return JSON.stringify({ model: 'mine/m', provider: { mine: entry } });
  }
  const { command, ...ask } = exec(name);
  const apiKey = { variable: `\${${name}}`, command: ask, file: { source: 'file', provider: 'vault', id: 'value' } }[
    to
  ];
  const vault = to === 'command' ? { source: 'exec', command } : { source: 'file', path: name, mode: 'singleValue' };
  return JSON.stringify({
    gateway: { mode: 'local' },
    models: { providers: { mine: { baseUrl: 'https://mine.example/v1', apiKey, models: [{ id: 'm', name: 'm' }] } } },
    ...(to !== 'variable' && { secrets: { providers: { vault } } }),
    agents: { defaults: { model: 'mine/m' } },
  });
}

const pointed = [
  ...(['codex', 'openclaw'] as const).map((client) => [client, 'command'] as const),
  ...(['opencode', 'openclaw'] as const).map((client) => [client, 'file'] as const),
];

describe.each(pointed)('the entry of somebody else that %s uses', (client, to) => {
  it(`names a ${to} that is not there, until it is`, async () => {
    const environment = testEnvironment();
    const name = join(environment.home, 'tools', 'the-key');
    write(environment, liveFiles[client], foreign(client, to, name));
    const engine = await startEngine(environment, 'terminal');
    expect((await statusOf(engine, client)).gaps).toEqual([`${to}!`]);
    write(environment, 'tools/the-key', '#!/bin/sh\necho sk-of-mine\n');
    chmodSync(name, 0o700);
    expect((await statusOf(engine, client)).gaps).toEqual([]);
  });
});

const withVariable = (environment: Environment, name: string) =>
  startEngine({ ...environment, variables: { ...environment.variables, [name]: 'sk-of-mine-0123456789' } }, 'terminal');

it.each(known)('a variable that is not set, from which %s takes its key, is told once', async (client) => {
  const environment = testEnvironment();
  write(environment, liveFiles[client], foreign(client, 'variable', 'MINE_KEY'));
  const { gaps, shadows } = await statusOf(await startEngine(environment, 'terminal'), client);
  expect([gaps, shadows]).toEqual([[], ['variable-unset']]);
  const set = await statusOf(await withVariable(environment, 'MINE_KEY'), client);
  expect([set.gaps, set.shadows]).toEqual([[], []]);
});

it('a variable that is not set, from which Codex takes a header, is told, too', async () => {
  const environment = testEnvironment();
  const entry = `${foreign('codex', 'variable', 'MINE_KEY')}env_http_headers = { X-Team = "MINE_TEAM" }\n`;
  write(environment, liveFiles.codex, entry);
  const { gaps, shadows, plain } = await statusOf(await startEngine(environment, 'terminal'), 'codex');
  expect([gaps, shadows]).toEqual([['variable'], ['variable-unset']]);
  expect(plain[0]?.problem.values).toMatchObject({ name: 'MINE_TEAM' });
});

it.each([
  ['codex', '.codex/.env'],
  ['openclaw', '.openclaw/.env'],
] as const)('a variable that %s loads by itself is there: %s', async (client, file) => {
  const environment = testEnvironment();
  write(environment, liveFiles[client], foreign(client, 'variable', 'MINE_KEY'));
  write(environment, file, '# mine\nexport MINE_KEY="sk-of-mine-0123456789"\n');
  expect((await statusOf(await startEngine(environment, 'terminal'), client)).gaps).toEqual([]);
});

it('a command by a bare name is looked for on PATH', async () => {
  const environment = testEnvironment();
  write(environment, liveFiles.codex, foreign('codex', 'command', 'get-key'));
  const engine = await startEngine(environment, 'terminal');
  expect((await statusOf(engine, 'codex')).gaps).toEqual(['command!']);
  write(environment, 'bin/get-key', '#!/bin/sh\n');
  chmodSync(join(environment.home, 'bin', 'get-key'), 0o755);
  expect((await statusOf(engine, 'codex')).gaps).toEqual([]);
});

it('an entry of OpenClaw that is not the choice is told where its key is gone: it stops the others', async () => {
  const { engine, adapter, status } = await enter('openclaw');
  await applyPlan(engine, await planUse(engine, { client: adapter, choice: 'b' }));
  expect((await status()).gaps).toEqual([]);
  await engine.keys.delete(ref);
  const { gaps, plain } = await status();
  expect([gaps, plain.map(({ problem }) => problem.values.entry)]).toEqual([['key'], ['sw-a']]);
  expect((await findMissing(engine, adapter)).map(({ code }) => code)).toEqual(['gap-key-beside']);
  const { notes } = await doAct(engine, { kind: 'use', client: adapter, choice: 'b' });
  expect(messages(notes)).toContain('The entry "sw-a" of');
});
