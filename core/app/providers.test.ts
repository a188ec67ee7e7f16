import { describe, expect, it } from 'vitest';
import { liveFiles } from '../../e2e/support/client-samples.ts';
import { addTestProvider, problemOf, testApp, testDraft } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { clientIds } from '../../shared/client-id.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { addProvider } from '../providers/provider-list.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';

type Hands = Awaited<ReturnType<typeof testApp>>;
const clients = clientIds;
const everyFile = [...Object.values(liveFiles), '.config/opencode/plugins/switchyard-keys.js'];

const ids = async ({ calls }: Hands) => (await calls['providers.list'](undefined)).map(({ provider }) => provider.id);

describe('adding a provider', () => {
  it('makes an id of the name, in any script', async () => {
    const hands = await testApp();
    for (const name of ['Relay', 'relay', 'Société Générale', '提供商', '提供商二', 'official'])
      await hands.calls['providers.add']({ draft: testDraft({ name }) });
    expect(await ids(hands)).toEqual(['relay', 'relay-2', 'societe-generale', 'provider', 'provider-2', 'official-2']);
  });

  it('stores the key first, and nothing where it is refused', async () => {
    const hands = await testApp();
    const problem = await problemOf(hands.app, 'providers.add', {
      draft: testDraft(),
      key: 'two\nlines',
      keyStore: 'file',
    });
    expect(problem.code).toBe('key-line-break');
    expect(await ids(hands)).toEqual([]);
  });

  it('refuses a draft with issues, at the field', async () => {
    const { app } = await testApp();
    const code = async (more: object) => (await problemOf(app, 'providers.add', { draft: testDraft(more) })).code;
    expect(await code({ endpoints: { responses: 'ftp://x' } })).toBe('base-url-not-http');
    expect(await code({ endpoints: { responses: 'http://relay.example/v1' } })).toBe('base-url-not-encrypted');
    expect(await code({ name: ' ' })).toBe('draft-name-missing');
  });

  it('says where the key is, and shows its end only', async () => {
    const { calls } = await testApp();
    const add = async (name: string, more: object, key?: string) => {
      const draft = testDraft({ name, ...more });
      const view = await calls['providers.add']({ draft, ...(key !== undefined && { key, keyStore: 'file' }) });
      return [view.key, view.keyHint];
    };
    expect(await add('A', {}, 'sk-abcdefghijklmnop')).toEqual(['file', 'mnop']);
    expect(await add('B', {}, 'short')).toEqual(['file', undefined]);
    expect(await add('C', {})).toEqual(['missing', undefined]);
    expect(await add('D', { env: 'RELAY_KEY' })).toEqual(['env', undefined]);
    expect(await add('E', { needsKey: false }, 'sk-abcdefghijklmnop')).toEqual(['not-needed', undefined]);
  });

  it('knows the pages of a preset', async () => {
    const { calls } = await testApp();
    const draft = testDraft({
      preset: 'openrouter',
      endpoints: { chat: 'https://openrouter.ai/api/v1' },
      wire: 'chat',
    });
    const view = await calls['providers.add']({ draft });
    expect(view).toMatchObject({ host: 'openrouter.ai', keyPage: expect.stringMatching(/^https:/) });
  });
});

describe('changing a provider', () => {
  it('S8 leaves the key behind when the address is another one, and finds it again when it is back', async () => {
    const { calls } = await testApp();
    const provider = await addTestProvider({ calls }, 'A');
    const changed = async (url: string) => {
      const read = toDraft((await calls['providers.list']())[0]?.provider ?? provider);
      const draft = { ...read, endpoints: { responses: url } };
      return (await calls['providers.change']({ id: 'a', read, draft })).provider.key;
    };
    expect(await changed('https://other.example/v1')).toBe('elsewhere');
    expect(await changed('https://a.example/v2')).toBe('file');
  });

  it('keeps what other addresses it had only where they are of the same origin', async () => {
    const { calls } = await testApp();
    const provider = await addTestProvider({ calls }, 'A');
    const read = toDraft(provider);
    const draft = { ...read, endpoints: { ...provider.endpoints, responses: 'https://b.example/v1' } };
    const { provider: after } = await calls['providers.change']({ id: 'a', read, draft });
    expect(after.provider.endpoints).toEqual({ responses: 'https://b.example/v1' });
  });

  it('takes plans away that would write what it was', async () => {
    const { app, calls } = await testApp();
    const provider = await addTestProvider(app, 'A');
    const { plan } = await calls['switch.plan']({ client: 'codex', choice: 'a' });
    const read = toDraft(provider);
    await calls['providers.change']({ id: 'a', read, draft: { ...read, model: 'other' } });
    expect((await problemOf(app, 'plans.apply', { plan })).code).toBe('plan-outdated');
  });
});

describe('the order', () => {
  it('is changed by moving in front of another one, or to the end', async () => {
    const hands = await testApp();
    for (const name of ['A', 'B', 'C']) await addTestProvider(hands, name);
    const move = (id: string, before: string | null) => hands.calls['providers.move']({ id, before });
    await move('c', 'a');
    expect(await ids(hands)).toEqual(['c', 'a', 'b']);
    await move('c', null);
    await move('a', 'a');
    expect(await ids(hands)).toEqual(['a', 'b', 'c']);
    expect((await problemOf(hands.app, 'providers.move', { id: 'x', before: null })).code).toBe('provider-unknown');
  });

  it('has a copy below its original, with a name of its own and without a key', async () => {
    const hands = await testApp();
    await addTestProvider(hands, 'A');
    await addTestProvider(hands, 'B');
    const copy = await hands.calls['providers.duplicate']({ id: 'a' });
    expect(copy).toMatchObject({ provider: { id: 'a-2', name: 'A 2', model: 'model-a' }, key: 'missing' });
    await hands.calls['providers.duplicate']({ id: 'a-2' });
    expect(await ids(hands)).toEqual(['a', 'a-2', 'a-3', 'b']);
  });
});

describe('removing a provider', () => {
  it('is refused while a client uses it', async () => {
    const { app, calls } = await testApp();
    await addTestProvider(app, 'A');
    await calls['switch.use']({ client: 'codex', choice: 'a' });
    expect((await calls['providers.list'](undefined))[0]?.usedBy).toEqual(['codex']);
    expect((await problemOf(app, 'providers.remove', { id: 'a' })).code).toBe('provider-in-use');
  });

  it('can be taken back: its place, its key, and every byte of the live files', async () => {
    const hands = await testApp();
    const { calls, environment } = hands;
    for (const name of ['A', 'B', 'C']) await addTestProvider(hands, name);
    for (const client of clients) for (const choice of ['b', 'a']) await calls['switch.use']({ client, choice });
    const all = () => everyFile.map(hands.read);
    const keys = async () => hands.app.engine.keys.list();
    const [before, keysBefore] = [all(), await keys()];
    const generation = await hands.app.engine.keys.generation('b');
    const { removal } = await calls['providers.remove']({ id: 'b' });
    expect(await ids(hands)).toEqual(['a', 'c']);
    expect(all()).not.toEqual(before);
    expect(await keys()).toHaveLength(2);
    const view = await calls['providers.putBack']({ removal });
    expect(view.key).toBe('file');
    expect(await ids(hands)).toEqual(['a', 'b', 'c']);
    expect(all()).toEqual(before);
    expect(await keys()).toEqual(keysBefore);
    expect(await hands.app.engine.keys.generation('b')).toBe(generation);
    const ref = keysBefore.find(({ provider }) => provider === 'b')?.ref;
    expect(ref && (await hands.app.engine.keys.read(ref))).toBe('sk-of-b-0123456789');
    expect((await problemOf(hands.app, 'providers.putBack', { removal })).code).toBe('provider-removed-long-ago');
    expect(environment.dataFolder).toContain(environment.home);
  });

  it('leaves alone what was done since, when it is taken back', async () => {
    const hands = await testApp();
    for (const name of ['A', 'B', 'C']) await addTestProvider(hands, name);
    for (const choice of ['b', 'a']) await hands.calls['switch.use']({ client: 'opencode', choice });
    const { removal } = await hands.calls['providers.remove']({ id: 'b' });
    await hands.calls['switch.use']({ client: 'opencode', choice: 'c' });
    await hands.calls['providers.putBack']({ removal });
    const [, opencode] = await hands.calls['clients.read'](undefined);
    expect(opencode?.current.provider).toBe('c');
    expect(hands.read(liveFiles.opencode)).toContain('https://b.example/v1');
  });

  it('cannot be taken back over one that has its id by now, whose key stays', async () => {
    const hands = await testApp();
    const { calls, environment } = hands;
    const provider = await addTestProvider(hands, 'A');
    const { removal } = await calls['providers.remove']({ id: 'a' });
    await addProvider(environment, provider);
    await calls['keys.set']({ provider: 'a', key: 'sk-of-another-0123', store: 'file' });
    expect((await problemOf(hands.app, 'providers.putBack', { removal })).code).toBe('provider-exists-again');
    expect(await hands.app.engine.keys.read(keyRefOfProvider(provider))).toBe('sk-of-another-0123');
  });

  it('puts its lines back where it can, although one live file is broken by now', async () => {
    const hands = await testApp();
    for (const name of ['A', 'B']) await addTestProvider(hands, name);
    for (const client of clients) for (const choice of ['a', 'b']) await hands.calls['switch.use']({ client, choice });
    const before = hands.read(liveFiles.opencode);
    const { removal } = await hands.calls['providers.remove']({ id: 'a' });
    expect(hands.read(liveFiles.opencode)).not.toBe(before);
    hands.write(liveFiles.openclaw, 'broken {{');
    expect((await problemOf(hands.app, 'providers.putBack', { removal })).code).toBe('file-broken');
    expect(hands.read(liveFiles.opencode)).toBe(before);
    expect(await ids(hands)).toEqual(['a', 'b']);
  });

  it('is for good after ten minutes, and no longer in the list of ids then', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const environment = testEnvironment({ now: () => new Date(now) });
    const hands = await testApp({ environment });
    await addTestProvider(hands, 'A');
    const { removal } = await hands.calls['providers.remove']({ id: 'a' });
    expect((await addTestProvider(hands, 'A')).id).toBe('a-2');
    expect(await hands.calls['removals.list']()).toEqual([{ removal, name: 'A', until: '2026-05-01T12:10:00.000Z' }]);
    now += 10 * 60 * 1000;
    expect(await hands.calls['removals.list']()).toEqual([]);
    expect((await problemOf(hands.app, 'providers.putBack', { removal })).code).toBe('provider-removed-long-ago');
    expect((await addTestProvider(hands, 'A')).id).toBe('a');
  });
});
