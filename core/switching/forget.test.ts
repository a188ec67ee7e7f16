import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveFiles as files, liveContents } from '../../e2e/support/client-samples.ts';
import { messages } from '../../e2e/support/english.ts';
import { takeRoomFor } from '../../e2e/support/failing-disk.ts';
import { tableKeychain } from '../../e2e/support/table-keychain.ts';
import { testEngine, testKeys } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { problemOf as toProblemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { findClient } from '../clients/clients.ts';
import { keyRefFor } from '../keychain/key-ref.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { openKeys } from '../keychain/keys.ts';
import { readProviders } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import type { Engine } from './engine.ts';
import { applyForget, planForget } from './forget.ts';
import { keyRefOfProvider } from './key-source.ts';
import { readStatuses } from './status.ts';
import { planRestore, planStepBack } from './undo/back.ts';
import { readHistory } from './undo/history.ts';
import { planUse, type UseRequest } from './use.ts';

const plugin = '.config/opencode/plugins/switchyard-keys.js';
const contents: Readonly<Record<ClientId, string>> = {
  ...liveContents,
  openclaw:
    '{\n  gateway: { mode: "local" }, // mine\n  agents: { defaults: { model: { primary: "openai/gpt-5.5", fallbacks: ["openai/mini"] }, modelPolicy: { allow: ["openai/*"] } } },\n}\n',
};

async function enter() {
  const environment = testEnvironment();
  const pathOf = (name: string) => join(environment.home, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(pathOf(name)), { recursive: true });
    writeFileSync(pathOf(name), text);
    engine?.read.forget();
  };
  let engine: Engine | undefined;
  for (const client of clientIds) write(files[client], contents[client]);
  engine = await testEngine(environment);
  const read = (name: string) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name), 'utf8') : null);
  return {
    engine,
    pathOf,
    write,
    read,
    /** Everything that a client reads. */
    all: () => [...Object.values(files), plugin].map(read),
    use: async (choice: string, client: ClientId, more: Partial<UseRequest> = {}) =>
      applyPlan(engine, await planUse(engine, { client: await findClient(client), choice, ...more })),
    forget: async (id: string) => applyForget(engine, id, await planForget(engine, id)),
    listed: async () => (await readProviders(environment)).map(({ id }) => id),
    keys: async () => (await engine.keys.list()).map(({ provider }) => provider),
  };
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.problem.code;
    throw error;
  }
  throw new Error('it went through');
}

describe.each(['keychain', 'file'] as const)('a provider whose key went by "%s"', (delivery) => {
  it('is forgotten with every trace, and the others stay as they are', async () => {
    const { use, forget, read, listed, keys } = await enter();
    for (const client of ['opencode', 'openclaw'] as const)
      for (const choice of ['a', 'b']) await use(choice, client, { delivery });
    expect(read(files.opencode)).toContain('sw-a');
    expect(read(files.openclaw)).toContain('sw-a');
    await forget('a');
    for (const name of [files.opencode, files.openclaw]) {
      expect(read(name)).not.toMatch(/sw-a\b|\ba#|[/\\]a\./);
      expect(read(name)).toContain('sw-b/model-b');
      expect(read(name)).toContain('mine');
    }
    if (delivery === 'keychain') expect(read(plugin)).toMatch(/"sw-b"/);
    expect(read(plugin) ?? '').not.toMatch(/sw-a\b|\ba#/);
    expect([await listed(), await keys()]).toEqual([['b'], ['b']]);
  });

  it('C2 undo brings the very bytes back and says that the key is gone', async () => {
    const { engine, use, forget, all } = await enter();
    for (const client of ['opencode', 'openclaw'] as const)
      for (const choice of ['a', 'b']) await use(choice, client, { delivery });
    const before = all();
    await forget('a');
    expect(all()).not.toEqual(before);
    for (const client of ['openclaw', 'opencode'] as const) {
      const plan = await planStepBack(engine, client);
      expect(messages(plan.notes)).toMatch(/of a names a key that was deleted.*switchyard add a/);
      await applyPlan(engine, plan);
    }
    expect(all()).toEqual(before);
    expect((await readHistory(engine)).filter(({ kind }) => kind === 'forget').map(({ isUndone }) => isUndone)).toEqual(
      [true, true],
    );
  });
});

it('takes out every generation, with the references in lists and maps', async () => {
  const { engine, use, forget, read, write } = await enter();
  await use('a', 'openclaw');
  // As an older version, or a hand, may have left it.
  const text = (read(files.openclaw) ?? '')
    .replace('"openai/mini"', '"sw4-a/old", "openai/mini"')
    .replace('"sw-a": {', '"sw4-a": { baseUrl: "https://a.example/v1", models: [] },\n"sw-a": {');
  write(files.openclaw, text);
  await use('b', 'openclaw');
  expect(read(files.openclaw)).toContain('sw4-a/old');
  await forget('a');
  expect(read(files.openclaw)).not.toMatch(/sw\d*-a\b/);
  expect(read(files.openclaw)).toContain('fallbacks: ["openai/mini"]');
  expect((await readStatuses(engine)).find(({ client }) => client === 'openclaw')?.drift).toEqual({ kind: 'none' });
});

it('C11 undo puts back what was taken out, also when somebody else wrote meanwhile', async () => {
  const { engine, use, forget, read, write } = await enter();
  // Twice, so that the entry was also changed in its parts.
  for (const model of ['m1', 'm2']) await use('a', 'openclaw', { model });
  const fallbacks = '"openai/mini", "sw-a/m1", "sw-a/m2"';
  write(files.openclaw, (read(files.openclaw) ?? '').replace('"openai/mini"', fallbacks));
  await use('b', 'openclaw');
  await forget('a');
  write(files.openclaw, (read(files.openclaw) ?? '').replace('// mine', '// still mine'));
  const statuses = await readStatuses(engine);
  expect(statuses.find(({ client }) => client === 'openclaw')?.drift).toMatchObject({ kind: 'elsewhere' });
  await applyPlan(engine, await planStepBack(engine));
  expect(read(files.openclaw)).toContain('"sw-a": {');
  expect(read(files.openclaw)).toContain('"sw-a/*"');
  expect(read(files.openclaw)).toContain(fallbacks);
  expect(read(files.openclaw)).toContain('still mine');
});

it('restore goes back to before the first switch over a forgotten provider', async () => {
  const { engine, use, forget, read } = await enter();
  for (const choice of ['a', 'b']) await use(choice, 'openclaw');
  await forget('a');
  const first = (await readHistory(engine)).at(-1)?.id ?? '';
  await applyPlan(engine, await planRestore(engine, first));
  expect(read(files.openclaw)).toBe(contents.openclaw);
});

describe('what refuses', () => {
  it('a current choice, and a provider that is none', async () => {
    const { engine, use } = await enter();
    for (const client of ['opencode', 'openclaw'] as const) await use('a', client);
    await expect(planForget(engine, 'a')).rejects.toThrow(/^provider-in-use .*"OpenCode","OpenClaw".*Provider A/);
    expect(await problemOf(planForget(engine, 'zzz'))).toBe('provider-unknown');
  });

  it('the key of an entry of somebody else that is chosen, but not an entry that is only called alike', async () => {
    const { engine, write, use, read } = await enter();
    const [a] = await readProviders(engine.environment);
    if (!a) throw new Error('no provider');
    const args = `["print", "${keyRefOfProvider(a)}"]`;
    write(
      files.codex,
      `model_provider = "relay"\n[model_providers.relay]\nname = "r"\nauth = { command = "/x", args = ${args} }\n`,
    );
    await expect(planForget(engine, 'a')).rejects.toThrow(/^provider-in-use .*\["Codex"\].*Provider A/);
    write(files.codex, contents.codex);
    const ref = `{ source: "exec", provider: "switchyard", id: "${keyRefOfProvider(a)}" }`;
    write(
      files.openclaw,
      `{ models: { providers: { relay: { baseUrl: "https://a.example", apiKey: ${ref} } } }, agents: { defaults: { model: "relay/m" } } }`,
    );
    await expect(planForget(engine, 'a')).rejects.toThrow(/^provider-in-use .*\["OpenClaw"\].*Provider A/);
    write(files.openclaw, contents.openclaw);
    write(files.opencode, '{ "model": "a/m", "provider": { "a": { "options": { "apiKey": "sk-mine" } } } }');
    expect(await planForget(engine, 'a')).toEqual([]);
    await use('b', 'opencode');
    const map = (name: string) =>
      `"${name}": {\n    "ref": "${keyRefOfProvider(a)}",\n    "origin": "https://a.example"\n  },\n  "sw-b"`;
    write(files.opencode, '{ "model": "relay/m", "provider": { "relay": { "options": { "apiKey": "" } } } }');
    write(plugin, (read(plugin) ?? '').replace('"sw-b"', map('relay')));
    await expect(planForget(engine, 'a')).rejects.toThrow(/^provider-in-use .*\["OpenCode"\].*Provider A/);
  });

  it('C3 a broken file that we once wrote, but none that we never did', async () => {
    const { engine, use, write, listed, forget } = await enter();
    for (const choice of ['a', 'b']) await use(choice, 'openclaw');
    write(files.codex, '[broken');
    expect(await planForget(engine, 'a')).toHaveLength(1);
    write(files.openclaw, '{ broken');
    expect(await problemOf(planForget(engine, 'a'))).toBe('file-broken');
    expect(await problemOf(forget('a'))).toBe('file-broken');
    expect(await listed()).toEqual(['a', 'b']);
  });
});

describe('nothing is half done', () => {
  it('C8 C12 a file changed since the plan gives the others their bytes back, and keeps provider and key', async () => {
    const { engine, use, write, all, read, listed, keys } = await enter();
    for (const client of ['opencode', 'openclaw'] as const) for (const choice of ['a', 'b']) await use(choice, client);
    const plans = await planForget(engine, 'a');
    expect(plans.map(({ client }) => client)).toEqual(['opencode', 'openclaw']);
    write(files.openclaw, `${read(files.openclaw)}// newer\n`);
    const before = all();
    expect(await problemOf(applyForget(engine, 'a', plans))).toBe('file-changed');
    expect(all()).toEqual(before);
    expect([await listed(), await keys()]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('S5 a keychain that does not answer is found out before anything is written', async () => {
    const { engine, use, all, listed } = await enter();
    const locked = new AppError(toProblemOf('keychain-locked'));
    const stored = new Map<string, string>();
    let isLocked = false;
    const keychain: Keychain = {
      get: async (name) => stored.get(name) ?? null,
      set: async (name, key) => void stored.set(name, key),
      delete: async (name) => {
        if (isLocked) throw locked;
        stored.delete(name);
      },
      check: async () => {
        if (isLocked) throw locked;
      },
    };
    const withKeychain = { ...engine, keys: openKeys(engine.environment, keychain) };
    const [a] = await readProviders(engine.environment);
    if (!a) throw new Error('no provider');
    await withKeychain.keys.set(keyRefOfProvider(a), testKeys.a, 'keychain');
    for (const choice of ['a', 'b']) await use(choice, 'opencode');
    const before = all();
    const plans = await planForget(withKeychain, 'a');
    isLocked = true;
    const past = await readHistory(engine);
    expect(await problemOf(applyForget(withKeychain, 'a', plans))).toBe('keychain-locked');
    expect(all()).toEqual(before);
    expect(await readHistory(engine)).toEqual(past);
    expect(await listed()).toEqual(['a', 'b']);
    isLocked = false;
    await applyForget(withKeychain, 'a', plans);
    expect([await listed(), stored.size]).toEqual([['b'], 0]);
  });

  it.each([
    ['all the keys are still there: the lines come back', 0],
    ['a key is gone: no line that names one comes back', 1],
  ])('S5 a keychain that fails while %s', async (_, deleted) => {
    const { engine, use, all, listed } = await enter();
    const stored = new Map<string, string>();
    let left = deleted;
    const keychain: Keychain = {
      get: async (name) => stored.get(name) ?? null,
      set: async (name, key) => void stored.set(name, key),
      delete: async (name) => {
        if (left === 0) throw new AppError(toProblemOf('keychain-failed', { words: 'it failed' }));
        left -= 1;
        stored.delete(name);
      },
      check: async () => undefined,
    };
    const failing = { ...engine, keys: openKeys(engine.environment, keychain) };
    const [a] = await readProviders(engine.environment);
    if (!a) throw new Error('no provider');
    for (const ref of [keyRefOfProvider(a), keyRefFor('a', 'https://former.example/v1')])
      await failing.keys.set(ref, testKeys.a, 'keychain');
    for (const client of ['opencode', 'openclaw'] as const) for (const choice of ['a', 'b']) await use(choice, client);
    const before = all();
    expect(await problemOf(applyForget(failing, 'a', await planForget(failing, 'a')))).toBe('keychain-failed');
    expect(stored.size).toBe(2 - deleted);
    if (deleted === 0) expect(all()).toEqual(before);
    else expect(all().join('\n')).not.toMatch(/sw-a\b|\ba#/);
    // It is still listed, so that it can be removed again.
    expect(await listed()).toEqual(['a', 'b']);
    left = 2;
    await applyForget(failing, 'a', await planForget(failing, 'a'));
    expect([await listed(), stored.size]).toEqual([['b'], 0]);
  });

  it.each(['keychain', 'file'] as const)(
    'S5 a key that left its %s, though our index could not be told: no line that names it comes back',
    async (store) => {
      const { engine, use, all, listed } = await enter();
      const stored = new Map<string, string>();
      const keychain = tableKeychain(stored);
      const keys = openKeys(engine.environment, keychain);
      const [a] = await readProviders(engine.environment);
      if (!a) throw new Error('no provider');
      await keys.set(keyRefOfProvider(a), testKeys.a, store);
      for (const client of ['opencode', 'openclaw'] as const)
        for (const choice of ['a', 'b']) await use(choice, client);
      const plans = await planForget({ ...engine, keys }, 'a');
      const room = takeRoomFor(join(engine.environment.dataFolder, 'keys.json'));
      const refused = await problemOf(applyForget({ ...engine, keys }, 'a', plans)).finally(room.undo);
      expect(refused).toBe('store-not-written');
      expect(await problemOf(keys.read(keyRefOfProvider(a)))).toBe('key-missing');
      expect(all().join('\n')).not.toMatch(/sw-a\b|\ba#/);
      expect(await listed()).toEqual(['a', 'b']);
    },
  );

  it('C7 a read-only file refuses before the first one is written', async () => {
    const { engine, use, all, pathOf, listed } = await enter();
    for (const client of ['opencode', 'openclaw'] as const) for (const choice of ['a', 'b']) await use(choice, client);
    const plans = await planForget(engine, 'a');
    chmodSync(pathOf(files.openclaw), 0o444);
    const before = all();
    expect(await problemOf(planForget(engine, 'a'))).toBe('file-read-only');
    expect(await problemOf(applyForget(engine, 'a', plans))).toBe('file-read-only');
    expect(all()).toEqual(before);
    expect(await listed()).toEqual(['a', 'b']);
  });
});

it('C13 a provider that no client ever had goes without a write to any live file', async () => {
  const { engine, use, pathOf, forget, listed } = await enter();
  for (const client of clientIds) await use('b', client);
  const times = () => Object.values(files).map((name) => statSync(pathOf(name), { bigint: true }).mtimeNs);
  const before = times();
  expect(await planForget(engine, 'a')).toEqual([]);
  await forget('a');
  expect(times()).toEqual(before);
  expect(await listed()).toEqual(['b']);
});

describe('Codex', () => {
  it('keeps the one table, so that chats can be read, and says what no longer works', async () => {
    const { engine, use, read, forget } = await enter();
    await use('a', 'codex');
    await use('b', 'codex', { profile: 'work' });
    await use('official', 'codex');
    const kept = read(files.codex);
    expect(kept).toContain('"a#');
    const [plan, ...others] = await planForget(engine, 'a');
    expect([plan?.changes, others]).toEqual([[], []]);
    expect(messages(plan?.notes ?? [])).toMatch(/config\.toml keeps the entry of a, so that its chats can be read/);
    const [profile] = await planForget(engine, 'b');
    expect(messages(profile?.notes ?? [])).toMatch(/^The profile work of Codex still names b\./);
    await forget('a');
    expect(read(files.codex)).toBe(kept);
  });

  it('names an entry of somebody else whose key was moved to us', async () => {
    const { engine, write, read } = await enter();
    const [a] = await readProviders(engine.environment);
    if (!a) throw new Error('no provider');
    const entry = `[model_providers.relay]\nname = "r"\nbase_url = "https://a.example/v1"\n[model_providers.relay.auth]\ncommand = "/x"\nargs = ["print", "${keyRefOfProvider(a)}"]\n`;
    write(files.codex, entry);
    const [plan] = await planForget(engine, 'a');
    expect(messages(plan?.notes ?? [])).toMatch(/^\[model_providers\.relay\] .* gets its key from a\. Enter that key/);
    expect(read(files.codex)).toBe(entry);
  });
});
