import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyOf, type LoopbackProvider, startProvider } from '../../e2e/support/loopback-provider.ts';
import { addTestProvider, problemOf, testApp, testDraft } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { toDraft } from '../../shared/provider-draft.ts';

const key = 'sk-planted-0123456789';

async function listening(manner: Parameters<LoopbackProvider['behave']>[0] = { kind: 'speaks' }) {
  const provider = await startProvider({ reply: 'hello', requireKey: key, models: ['model-r', 'two'], manner });
  onTestFinished(() => provider.stop());
  return provider;
}

type Hands = Awaited<ReturnType<typeof testApp>>;

async function added(hands: Hands, name: string, { baseUrl }: LoopbackProvider, more: object = {}) {
  return addTestProvider(hands, name, { endpoints: { responses: baseUrl }, key, model: 'model-r', ...more });
}

const listed = async ({ calls }: Hands, id: string) =>
  (await calls['providers.list'](undefined)).find(({ provider }) => provider.id === id);

/** Until `isSo`, as the window would learn of it. */
async function until({ calls }: Hands, isSo: () => Promise<boolean>): Promise<void> {
  for (let since = 0; !(await isSo()); ) since = (await calls['changes.wait']({ since })).now;
}

describe('a test', () => {
  it('asks with the stored key, and what it saw is remembered across starts, without the key', async () => {
    const provider = await listening();
    const hands = await testApp();
    await added(hands, 'A', provider);
    const result = await hands.calls['tests.run']({ provider: 'a' });
    expect(result).toMatchObject({ provider: 'a', kind: 'good', status: 200, ms: expect.any(Number) });
    expect(provider.requests.map(keyOf)).toContain(key);
    expect((await listed(hands, 'a'))?.test).toEqual(result);
    const second = await testApp({ environment: hands.environment });
    expect((await listed(second, 'a'))?.test).toEqual(result);
    expect(readFileSync(join(hands.environment.dataFolder, 'tests.json'), 'utf8')).not.toContain('planted');
  });

  it('is joined while it runs, says so in the list, and can be cancelled; then the last result stays', async () => {
    const provider = await listening();
    const hands = await testApp();
    await added(hands, 'A', provider);
    const good = await hands.calls['tests.run']({ provider: 'a' });
    provider.take();
    provider.behave({ kind: 'silent' });
    const runs = [hands.calls['tests.run']({ provider: 'a' }), hands.calls['tests.run']({ provider: 'a' })];
    const before = provider.requests.length;
    await until(hands, async () => (await listed(hands, 'a'))?.isTesting === true);
    while (provider.requests.length === before) await delay(5);
    runs.push(hands.calls['tests.run']({ provider: 'a' }));
    await hands.calls['tests.cancel']({ provider: 'a' });
    for (const run of runs) expect((await run).kind).toBe('cancelled');
    expect(provider.take()).toHaveLength(1);
    expect(await listed(hands, 'a')).toMatchObject({ isTesting: false, test: good });
    await hands.calls['tests.cancel']({ provider: 'a' });
  });

  it('waits for its turn when four run already, and those that wait can be cancelled, too', async () => {
    const provider = await listening({ kind: 'silent' });
    const hands = await testApp();
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push((await added(hands, `P${n}`, provider)).id);
    const runs = ids.map((id) => hands.calls['tests.run']({ provider: id }));
    const [last = '', ...others] = ids.toReversed();
    await hands.calls['tests.cancel']({ provider: last });
    expect((await runs.at(-1))?.kind).toBe('cancelled');
    for (const id of others) await hands.calls['tests.cancel']({ provider: id });
    for (const run of runs) expect((await run).kind).toBe('cancelled');
    provider.behave({ kind: 'speaks' });
    expect((await hands.calls['tests.run']({ provider: last })).kind).toBe('good');
  });

  it('gets the place of one that is over, in its turn, and four run at most', async () => {
    const provider = await listening({ kind: 'silent' });
    const hands = await testApp();
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push((await added(hands, `P${n}`, provider)).id);
    const runs = ids.map((id) => hands.calls['tests.run']({ provider: id }));
    while (provider.requests.length < 4) await delay(5);
    // One that leaves the line takes nobody's place along.
    await hands.calls['tests.cancel']({ provider: ids[5] ?? '' });
    expect((await runs[5])?.kind).toBe('cancelled');
    expect(provider.requests).toHaveLength(4);
    provider.behave({ kind: 'speaks' });
    for (const id of ids.slice(0, 4)) await hands.calls['tests.cancel']({ provider: id });
    expect((await Promise.all([runs[4], runs[6]])).map((one) => one?.kind)).toEqual(['good', 'good']);
    expect((await Promise.all(runs.slice(0, 4))).map(({ kind }) => kind)).toEqual(Array(4).fill('cancelled'));
  });

  it('tells faces when it begins and when it ends', async () => {
    const provider = await listening();
    const hands = await testApp();
    await added(hands, 'A', provider);
    const told: Promise<boolean | undefined>[] = [];
    hands.app.onChange((topics) => {
      if (topics.includes('tests')) told.push(listed(hands, 'a').then((one) => one?.isTesting));
    });
    await hands.calls['tests.run']({ provider: 'a' });
    // The file with the result may be seen a moment before the test is over, and is then told of by itself.
    const seen = await Promise.all(told);
    expect([seen[0], seen.at(-1)]).toEqual([true, false]);
  });

  it('that was cancelled leaves the next one of its provider alone when it ends', async () => {
    const provider = await listening();
    const hands = await testApp();
    await added(hands, 'A', provider);
    provider.behave({ kind: 'silent' });
    const first = hands.calls['tests.run']({ provider: 'a' });
    while (provider.requests.length === 0) await delay(5);
    await hands.calls['tests.cancel']({ provider: 'a' });
    // Begun before the first one has ended.
    const second = hands.calls['tests.run']({ provider: 'a' });
    expect((await first).kind).toBe('cancelled');
    expect((await listed(hands, 'a'))?.isTesting).toBe(true);
    expect(await Promise.race([second, Promise.resolve('still running')])).toBe('still running');
    await hands.calls['tests.cancel']({ provider: 'a' });
    expect((await second).kind).toBe('cancelled');
    expect((await listed(hands, 'a'))?.isTesting).toBe(false);
  });

  it('of a provider that is gone, changed or has another key now is not remembered', async () => {
    const provider = await listening();
    const hands = await testApp();
    const a = await added(hands, 'A', provider);
    const rerun = async () => {
      await hands.calls['tests.run']({ provider: 'a' });
      expect((await listed(hands, 'a'))?.test).toBeDefined();
    };
    const forgotten = async () => expect((await listed(hands, 'a'))?.test).toBeUndefined();
    await rerun();
    await hands.calls['keys.set']({ provider: 'a', key: 'sk-another-0123456', store: 'file' });
    await forgotten();
    await rerun();
    const draft = { ...toDraft(a), endpoints: { responses: 'https://other.example/v1' } };
    await hands.calls['providers.change']({ id: 'a', read: toDraft(a), draft });
    await forgotten();
    await hands.calls['tests.run']({ provider: 'a' });
    await hands.calls['providers.remove']({ id: 'a' });
    await added(hands, 'B', provider);
    await hands.calls['tests.run']({ provider: 'b' });
    expect(readFileSync(join(hands.environment.dataFolder, 'tests.json'), 'utf8')).not.toContain('"a"');
  });

  it('runs although what was remembered cannot be read, and leaves that file alone', async () => {
    const provider = await listening();
    const environment = testEnvironment();
    const hands = await testApp({ environment });
    await added(hands, 'A', provider);
    const file = join(environment.dataFolder, 'tests.json');
    writeFileSync(file, '{ broken');
    expect((await hands.calls['tests.run']({ provider: 'a' })).kind).toBe('good');
    expect(await listed(hands, 'a')).toBeDefined();
    expect(readFileSync(file, 'utf8')).toBe('{ broken');
  });
});

describe('S8 the key of another address', () => {
  it('is never sent, neither by a test nor for the models', async () => {
    const [first, second] = [await listening(), await listening()];
    const hands = await testApp();
    const a = await added(hands, 'A', first);
    const draft = { ...toDraft(a), endpoints: { responses: second.baseUrl } };
    expect(await hands.calls['tests.tryDraft']({ draft, id: 'a' })).toMatchObject({ provider: 'a', kind: 'key-moved' });
    await hands.calls['providers.change']({ id: 'a', read: toDraft(a), draft });
    expect((await listed(hands, 'a'))?.key).toBe('elsewhere');
    expect((await hands.calls['tests.run']({ provider: 'a' })).kind).toBe('key-moved');
    expect((await problemOf(hands.app, 'models.list', { draft, id: 'a' })).code).toBe('key-origin-changed');
    expect((await problemOf(hands.app, 'switch.use', { client: 'codex', choice: 'a' })).code).toBe(
      'key-origin-changed',
    );
    expect(second.requests.map(keyOf).filter((sent) => sent !== undefined)).toEqual([]);
    await hands.calls['keys.set']({ provider: 'a', key, store: 'file' });
    expect((await hands.calls['tests.run']({ provider: 'a' })).kind).toBe('good');
  });

  it('is not taken from its variable for an address that is only being typed', async () => {
    const [first, second] = [await listening(), await listening()];
    const hands = await testApp({ environment: testEnvironment({ variables: { RELAY_KEY: key } }) });
    const draft = testDraft({ endpoints: { responses: first.baseUrl }, env: 'RELAY_KEY' });
    await hands.calls['providers.add']({ draft });
    expect((await hands.calls['tests.tryDraft']({ draft, id: 'relay' })).kind).toBe('good');
    const moved = { ...draft, endpoints: { responses: second.baseUrl } };
    expect((await hands.calls['tests.tryDraft']({ draft: moved, id: 'relay' })).kind).toBe('key-moved');
    expect((await problemOf(hands.app, 'models.list', { draft: moved, id: 'relay' })).code).toBe('key-origin-changed');
    expect((await hands.calls['tests.tryDraft']({ draft: { ...moved, env: 'HOME' }, id: 'relay' })).kind).toBe(
      'key-moved',
    );
    expect(second.requests.map(keyOf).filter((sent) => sent !== undefined)).toEqual([]);
    expect((await hands.calls['tests.tryDraft']({ draft: moved, id: 'relay', key })).kind).toBe('good');
    await hands.calls['providers.change']({ id: 'relay', read: draft, draft: moved });
    expect((await hands.calls['tests.run']({ provider: 'relay' })).kind).toBe('good');
  });

  it('is not lent to a draft that has no provider of its own yet', async () => {
    const provider = await listening();
    const hands = await testApp();
    const a = await added(hands, 'A', provider);
    const draft = toDraft(a);
    expect((await hands.calls['tests.tryDraft']({ draft })).kind).toBe('key-missing');
    expect((await hands.calls['tests.tryDraft']({ draft, id: 'a' })).kind).toBe('good');
    expect((await hands.calls['tests.tryDraft']({ draft, key })).kind).toBe('good');
    expect((await hands.calls['tests.tryDraft']({ draft, id: 'a', key: 'sk-wrong-0123456789' })).kind).toBe(
      'key-refused',
    );
    expect(existsSync(join(hands.environment.dataFolder, 'tests.json'))).toBe(false);
  });
});

describe('without a key at hand', () => {
  it('a test says that it is missing, that the keychain does not answer, or takes the variable', async () => {
    const provider = await listening();
    const environment = testEnvironment({ variables: { RELAY_KEY: key } });
    const hands = await testApp({ environment });
    const add = async (name: string, more: object) =>
      (
        await hands.calls['providers.add']({
          draft: testDraft({ name, endpoints: { responses: provider.baseUrl }, ...more }),
        })
      ).provider.id;
    const kindOf = async (id: string) => (await hands.calls['tests.run']({ provider: id })).kind;
    expect(await kindOf(await add('A', {}))).toBe('key-missing');
    expect(await kindOf(await add('B', { env: 'RELAY_KEY' }))).toBe('good');
    expect(await kindOf(await add('C', { env: 'OTHER_KEY' }))).toBe('key-missing');
    const d = await added(hands, 'D', provider);
    const index = join(environment.dataFolder, 'keys.json');
    writeFileSync(index, readFileSync(index, 'utf8').replace('"file"', '"keychain"'));
    const result = await hands.calls['tests.run']({ provider: d.id });
    expect(result).toMatchObject({ kind: 'keychain', detail: { text: expect.stringMatching(/^problems\.keychain-/) } });
    expect(provider.requests.map(keyOf).filter((sent) => sent !== undefined && sent !== key)).toEqual([]);
  });
});

describe('the models', () => {
  it('are the provider’s own, asked with the stored key or the one given', async () => {
    const provider = await listening();
    const hands = await testApp();
    const draft = toDraft(await added(hands, 'A', provider));
    expect(await hands.calls['models.list']({ draft, id: 'a' })).toEqual(['model-r', 'two']);
    expect(await hands.calls['models.list']({ draft: { ...draft, name: '' }, key })).toEqual(['model-r', 'two']);
    expect((await problemOf(hands.app, 'models.list', { draft })).code).toBe('models-need-key');
  });
});
