import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { liveFiles } from '../../e2e/support/client-samples.ts';
import { addTestProvider, problemOf, testApp } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { problemOf as toProblemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { findClient } from '../clients/clients.ts';
import { adapter as codex } from '../clients/codex/adapter.ts';
import { readProviders } from '../providers/provider-list.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';
import { setKey } from './acts/keys.ts';
import { addProvider, changeProvider } from './acts/providers.ts';
import { doAct, doPlanned, planAct } from './acts/switching.ts';
import { seenByTest } from './seen.ts';
import { startEngine } from './start-engine.ts';
import { changeTests } from './tests/test-store.ts';

async function twoFaces() {
  const environment = testEnvironment();
  const hands = await testApp({ environment });
  for (const [client, text] of [
    ['codex', 'model = "gpt-5.5" # mine\n'],
    ['opencode', '{}\n'],
    ['openclaw', '{}\n'],
  ] as const)
    hands.write(liveFiles[client], text);
  const provider = await addTestProvider(hands, 'A');
  return { ...hands, provider, terminal: await startEngine(environment, 'terminal') };
}

type Faces = Awaited<ReturnType<typeof twoFaces>>;

/** As if a test had just found the provider good. */
async function remember({ environment, terminal }: Faces): Promise<void> {
  const [provider] = await readProviders(environment);
  if (!provider) throw new Error('no provider');
  terminal.read.forget();
  const of = seenByTest(provider, await terminal.read.keys());
  const test = { provider: 'a', at: new Date().toISOString(), kind: 'key-refused' as const };
  await changeTests(environment, (tests) => ({ ...tests, a: { of, test } }));
}

const changes: readonly [string, (faces: Faces) => Promise<unknown>, 'goes' | 'stays'][] = [
  ['another key', ({ terminal }) => setKey(terminal, 'a', 'sk-another-0123456789', 'file'), 'goes'],
  ['another address', (faces) => edit(faces, { endpoints: { responses: 'https://a.example/v2' } }), 'goes'],
  ['another header', (faces) => edit(faces, { headers: { 'X-Team': 'tools' } }), 'goes'],
  ['no key any more', (faces) => edit(faces, { needsKey: false }), 'goes'],
  ['a deleted key', ({ terminal, provider }) => terminal.keys.delete(keyRefOfProvider(provider)), 'goes'],
  ['another name', (faces) => edit(faces, { name: 'Renamed' }), 'stays'],
  ['another model', (faces) => edit(faces, { model: 'model-2' }), 'goes'],
];

function edit({ terminal }: Faces, more: Partial<ProviderDraft>) {
  return changeProvider(terminal, { id: 'a', edit: (now) => ({ ...toDraft(now), ...more }) });
}

describe('what the terminal changes', () => {
  it.each(changes)('%s: the window’s old test result %s', async (_, change, fate) => {
    const faces = await twoFaces();
    await remember(faces);
    expect((await faces.calls['providers.list']())[0]?.test?.kind).toBe('key-refused');
    await change(faces);
    expect((await faces.calls['providers.list']())[0]?.test?.kind).toBe(fate === 'goes' ? undefined : 'key-refused');
  });

  it.each(changes.filter(([name]) => name !== 'a deleted key'))(
    '%s: a plan that the window still shows writes nothing that was not shown',
    async (_, change) => {
      const faces = await twoFaces();
      const { plan } = await faces.calls['switch.plan']({ client: 'codex', choice: 'a' });
      await change(faces);
      expect((await problemOf(faces.app, 'plans.apply', { plan })).code).toBe('plan-outdated');
      expect(faces.read(liveFiles.codex)).toBe('model = "gpt-5.5" # mine\n');
    },
  );
});

describe('what the window changes while the terminal waits for its person', () => {
  it.each(changes.filter(([name]) => name !== 'a deleted key'))(
    '%s: a plan that the terminal showed writes nothing that was not shown',
    async (_, change) => {
      const faces = await twoFaces();
      const planned = await planAct(faces.terminal, { kind: 'use', client: codex, choice: 'a' });
      await change({ ...faces, terminal: faces.app.engine });
      await expect(doPlanned(faces.terminal, planned)).rejects.toMatchObject({ problem: { code: 'plan-outdated' } });
      expect(faces.read(liveFiles.codex)).toBe('model = "gpt-5.5" # mine\n');
    },
  );

  it('a key that is entered for a provider that is gone by now is stored nowhere', async () => {
    const { terminal, calls } = await twoFaces();
    const [asked] = await terminal.read.providers();
    await calls['providers.remove']({ id: 'a' });
    await expect(setKey(terminal, 'a', 'sk-late-0123456789', 'file', asked)).rejects.toThrow(
      'provider-unknown {"id":"a"}',
    );
    expect(await terminal.keys.list()).toEqual([]);
  });

  it('S8 a key that was asked for one address is not stored for another', async () => {
    const faces = await twoFaces();
    const { terminal, app } = faces;
    const [asked] = await terminal.read.providers();
    await edit({ ...faces, terminal: app.engine }, { endpoints: { responses: 'https://other.example/v1' } });
    const before = await terminal.keys.list();
    const late = setKey(terminal, 'a', 'sk-late-0123456789', 'file', asked);
    await expect(late).rejects.toMatchObject({ problem: { code: 'key-address-moved' } });
    expect(await terminal.keys.list()).toEqual(before);
  });
});

describe('a form that was filled before somebody else changed the provider', () => {
  it('writes the fields that were edited in it, and leaves the others as they are by now', async () => {
    const faces = await twoFaces();
    const read = toDraft(faces.provider);
    await edit(faces, { model: 'from-the-terminal', env: 'A_KEY' });
    const changed = await faces.calls['providers.change']({ id: 'a', read, draft: { ...read, name: 'Renamed' } });
    expect(changed.kind).toBe('changed');
    expect(changed.provider.provider).toMatchObject({ name: 'Renamed', model: 'from-the-terminal', env: 'A_KEY' });
  });

  it.each([false, true])('keeps what the window says of the need of a key: %s', async (needsKey) => {
    const faces = await twoFaces();
    await edit(faces, { needsKey: !needsKey });
    const read = { ...toDraft(faces.provider), needsKey: !needsKey };
    await faces.calls['providers.change']({ id: 'a', read, draft: { ...read, needsKey } });
    expect(await readProviders(faces.environment)).toMatchObject([{ id: 'a', needsKey }]);
  });

  it.each([
    ['model', { model: 'theirs' }, { model: 'mine' }, ['model']],
    ['name and model', { name: 'Theirs', model: 'theirs' }, { name: 'Mine', model: 'mine' }, ['name', 'model']],
    ['headers', { headers: { 'X-A': '1' } }, { headers: { 'X-A': '2' } }, ['headers']],
    [
      'address',
      { endpoints: { responses: 'https://a.example/x' } },
      { endpoints: { responses: 'https://a.example/y' } },
      ['baseUrl'],
    ],
    [
      'wire against address',
      { wire: 'chat' as const },
      { endpoints: { responses: 'https://a.example/y' } },
      ['wire', 'baseUrl'],
    ],
    ['key or none', { needsKey: false }, { needsKey: true, name: 'x' }, []],
    ['the same by both', { model: 'same' }, { model: 'same' }, []],
  ] as const)('is told of the conflict field by field, and nothing is written: %s', async (_, theirs, mine, fields) => {
    const faces = await twoFaces();
    const read = toDraft(faces.provider);
    await edit(faces, theirs);
    const before = await readProviders(faces.environment);
    const changed = await faces.calls['providers.change']({
      id: 'a',
      read,
      draft: { ...read, ...mine },
      key: 'sk-new-0123456789',
      keyStore: 'file',
    });
    if (fields.length === 0) return expect(changed.kind).toBe('changed');
    if (changed.kind !== 'conflict') throw new Error('there is a conflict');
    expect(changed.conflicts.map(({ field }) => field)).toEqual(fields);
    expect(await readProviders(faces.environment)).toEqual(before);
    // The key that was typed in the same form waits for the next try, too.
    expect(await faces.app.engine.keys.read(keyRefOfProvider(faces.provider))).toBe('sk-of-a-0123456789');
    const again = await faces.calls['providers.change']({
      id: 'a',
      read: toDraft(changed.provider.provider),
      draft: { ...toDraft(changed.provider.provider), name: 'Mine after all' },
    });
    expect(again.provider.provider.name).toBe('Mine after all');
  });

  it('loses nothing of two forms that save other fields again and again', async () => {
    const { calls, app, environment } = await twoFaces();
    const names = Array.from({ length: 10 }, (_, n) => `Name ${n}`);
    const terminal = await startEngine(environment, 'terminal');
    const models = names.map((_, n) => `model-${n}`);
    await Promise.all([
      (async () => {
        for (const name of names) {
          const read = toDraft((await calls['providers.list']())[0]?.provider ?? never());
          await calls['providers.change']({ id: 'a', read, draft: { ...read, name } });
        }
      })(),
      (async () => {
        for (const model of models)
          await changeProvider(terminal, { id: 'a', edit: (now) => ({ ...toDraft(now), model }) });
      })(),
    ]);
    expect(app.engine.face).toBe('window');
    expect((await readProviders(environment))[0]).toMatchObject({ name: 'Name 9', model: 'model-9' });
  });
});

function never(): never {
  throw new Error('there is none');
}

describe('a key whose provider can’t be saved', () => {
  it('is not kept, and neither is its new provider', async () => {
    const { environment, terminal, provider } = await twoFaces();
    const draft = { ...toDraft(provider), name: 'B' };
    vi.spyOn(terminal.keys, 'set').mockRejectedValueOnce(new AppError(toProblemOf('keychain-locked')));
    const added = addProvider(terminal, { draft, id: 'b', key: 'sk-orphan-0123456789', keyStore: 'file' });
    await expect(added).rejects.toThrow('keychain-locked');
    expect((await terminal.keys.list()).map((entry) => entry.provider)).toEqual(['a']);
    expect((await readProviders(environment)).map(({ id }) => id)).toEqual(['a']);
    expect(readdirSync(join(environment.dataFolder, 'keys'))).toHaveLength(1);
  });

  it('of two faces that add one id at once is that of the one who got it', async () => {
    const { environment, terminal, provider } = await twoFaces();
    const draft = { ...toDraft(provider), name: 'B' };
    const others = await Promise.all([1, 2, 3, 4].map(() => startEngine(environment, 'terminal')));
    const added = await Promise.allSettled(
      others.map((engine, n) =>
        addProvider(engine, { draft, id: 'b', key: `sk-of-face-${n}-0123456789`, keyStore: 'file' }),
      ),
    );
    const winners = added.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
    expect(winners).toHaveLength(1);
    const ref = keyRefOfProvider({ ...provider, id: 'b' });
    terminal.read.forget();
    expect(await terminal.keys.read(ref)).toBe(`sk-of-face-${winners[0]}-0123456789`);
  });

  it('gives way to the one that was there before', async () => {
    const { environment, terminal, provider } = await twoFaces();
    const ref = keyRefOfProvider(provider);
    const [before] = await terminal.keys.list();
    const set = terminal.keys.set.bind(terminal.keys);
    vi.spyOn(terminal.keys, 'set').mockImplementationOnce(async (...input) => {
      await set(...input);
      const { removeProvider } = await import('../providers/provider-list.ts');
      await removeProvider(environment, 'a');
    });
    const change = changeProvider(terminal, {
      id: 'a',
      edit: (now) => ({ ...toDraft(now), name: 'Renamed' }),
      key: 'sk-replaced-0123456789',
      keyStore: 'file',
    });
    await expect(change).rejects.toThrow('provider-unknown {"id":"a"}');
    expect(await terminal.keys.read(ref)).toBe('sk-of-a-0123456789');
    expect((await terminal.keys.list())[0]).toEqual(before);
  });
});

describe('what is read', () => {
  it('is each client once for a switch and all that two faces then ask', async () => {
    // On a busy machine the watch would look in the middle of the act, and then rightly once more after it.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { app, calls } = await twoFaces();
    await calls['clients.read']();
    const reads = vi.spyOn(codex, 'read');
    const others = await Promise.all((['opencode', 'openclaw'] as const).map(findClient));
    const otherReads = others.map((client) => vi.spyOn(client, 'read'));
    await calls['switch.use']({ client: 'codex', choice: 'a' });
    for (const face of ['window', 'tray'] as const) {
      const asked = app.callsAs(face);
      await Promise.all([asked['clients.read'](), asked['providers.list'](), asked['history.read']({})]);
    }
    // As it was before the switch it is known already; as it is after it, it is read once.
    expect(reads).toHaveBeenCalledTimes(1);
    for (const spy of otherReads) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('is one client, and no other, for a switch in the terminal', async () => {
    const { environment } = await twoFaces();
    const engine = await startEngine(environment, 'terminal');
    const others = await Promise.all((['opencode', 'openclaw'] as const).map(findClient));
    const spies = others.map((client) => vi.spyOn(client, 'read'));
    const reads = vi.spyOn(codex, 'read');
    await doAct(engine, { kind: 'use', client: codex, choice: 'a' });
    // The window of the other face reads what the terminal wrote whenever it comes to it.
    const ownReads = (spy: typeof reads) =>
      spy.mock.calls.filter(([{ environment: of }]) => of === engine.read.environment).length;
    expect(ownReads(reads)).toBe(1);
    expect(spies.map(ownReads)).toEqual([0, 0]);
    vi.restoreAllMocks();
  });
});

it('a client that takes long to tell its version is shown without it, and with it as soon as it has', async () => {
  const environment = { ...testEnvironment(), versionPatienceMs: 1 };
  const hands = await testApp({ environment });
  const version = async () => (await hands.calls['clients.read']())[0]?.version;
  hands.write('bin/codex', '#!/bin/sh\nwhile [ ! -e "$HOME/go" ]; do /bin/sleep 0.05; done\necho codex-cli 0.171.0\n');
  chmodSync(hands.pathOf('bin/codex'), 0o755);
  expect(await version()).toBeUndefined();
  const { now } = await hands.calls['changes.wait']({ since: 0 });
  hands.write('go', '');
  let since = now;
  while ((await version()) === undefined) since = (await hands.calls['changes.wait']({ since })).now;
  expect(await version()).toBe('0.171.0');
});
