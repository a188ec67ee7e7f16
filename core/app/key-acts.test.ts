import { beforeEach, describe, expect, it } from 'vitest';
import { testDraft } from '../../e2e/support/test-app.ts';
import { testEngine, testKeys } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import { keyRefFor } from '../keychain/key-ref.ts';
import { openKeys } from '../keychain/keys.ts';
import { readProviders, replaceProvider } from '../providers/provider-list.ts';
import type { Engine } from '../switching/engine.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';
import { assertStorable, deleteKeys, setKey, withKey } from './acts/keys.ts';
import { addProvider } from './acts/providers.ts';
import { lookUpKey } from './tests/found-key.ts';

const entries = new Map<string, string>();
let failure: AppError | undefined;
let engine: Engine;
let provider: Provider;

const answering = <Answer>(answer: () => Answer) => {
  if (failure) throw failure;
  return answer();
};

beforeEach(async () => {
  entries.clear();
  failure = undefined;
  const environment = testEnvironment();
  const started = await testEngine(environment);
  const keys = openKeys(
    environment,
    {
      get: async (name) => answering(() => entries.get(name) ?? null),
      set: async (name, key) => answering(() => void entries.set(name, key)),
      delete: async (name) => answering(() => void entries.delete(name)),
      check: async () => answering(() => undefined),
    },
    () => started.read.forget(['keys']),
  );
  engine = { ...started, keys };
  const [first] = await readProviders(environment);
  if (first === undefined) throw new Error('no provider');
  provider = first;
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof AppError ? error.problem.code : error),
  );
const stored = async () => ({
  key: await engine.keys.find(keyRefOfProvider(provider)),
  list: await engine.keys.list(),
});

describe('a key that is entered for a provider that needed none', () => {
  const without = async (url: string) => {
    const after = { ...provider, needsKey: false, endpoints: { [provider.wire]: url } };
    await replaceProvider(engine.environment, provider, after);
    engine.read.forget(['providers']);
    return setKey(engine, provider.id, 'sk-entered-0123456789', 'keychain');
  };

  it('is needed from then on', async () => {
    expect(await without('https://r.example/v1')).toMatchObject({ needsKey: true });
    expect((await readProviders(engine.environment))[0]).toMatchObject({ id: provider.id, needsKey: true });
    expect((await engine.read.providers())[0]?.needsKey).toBe(true);
  });

  it('S10 is stored only where it would go encrypted', async () => {
    expect(await codeOf(without('http://r.example/v1'))).toBe('base-url-not-encrypted');
    expect([...entries]).toEqual([]);
    expect(await engine.read.providers()).toMatchObject([{ needsKey: false }, {}]);
  });
});

describe('S8 a key that is entered', () => {
  it('is stored for the address that the provider has now', async () => {
    await setKey(engine, 'a', 'sk-entered-0123456789', 'keychain', provider);
    expect(await stored()).toMatchObject({ key: 'sk-entered-0123456789', list: [{ store: 'keychain' }, {}] });
  });

  it('is refused when the address was changed while it was being entered', async () => {
    const moved = { ...provider, endpoints: { responses: 'https://moved.example/v1' } };
    await replaceProvider(engine.environment, provider, moved);
    engine.read.forget();
    expect(await codeOf(setKey(engine, 'a', 'sk-entered-0123456789', 'keychain', provider))).toBe('key-address-moved');
    expect(await engine.keys.find(keyRefOfProvider(moved))).toBeNull();
    expect(entries.size).toBe(0);
  });

  it.each(['setKey', 'deleteKeys'] as const)('%s knows no provider that is none', async (act) => {
    const work = act === 'setKey' ? setKey(engine, 'zzz', 'sk-entered-0123456789', 'file') : deleteKeys(engine, 'zzz');
    expect(await codeOf(work)).toBe('provider-unknown');
  });
});

it('S8 deleted are the keys for former addresses, too, and no other provider’s', async () => {
  await engine.keys.set(keyRefFor('a', 'https://former.example'), 'sk-former-0123456789', 'keychain');
  expect((await deleteKeys(engine, 'a')).id).toBe('a');
  expect((await engine.keys.list()).map((entry) => entry.provider)).toEqual(['b']);
  expect(entries.size).toBe(0);
});

describe('a key that was pasted with what stood around it', () => {
  const entered = 'export RELAY_API_KEY="Bearer sk-pasted-0123456789"';

  it('is stored without, by whatever act', async () => {
    await setKey(engine, 'a', entered, 'keychain');
    expect((await stored()).key).toBe('sk-pasted-0123456789');
    await withKey(engine, provider, { key: ' `sk-other-0123456789`' }, async () => undefined);
    expect((await stored()).key).toBe('sk-other-0123456789');
    const draft = testDraft({ name: 'New' });
    const added = await addProvider(engine, { draft, key: entered, keyStore: 'file' });
    expect(await engine.keys.find(keyRefOfProvider(added))).toBe('sk-pasted-0123456789');
  });

  it('is asked with without, too', async () => {
    expect(await lookUpKey(engine, provider, entered)).toEqual({ kind: 'key', key: 'sk-pasted-0123456789' });
  });

  it('is kept as it is where a client has it so: it sends that', async () => {
    await engine.keys.set(keyRefOfProvider(provider), '"quoted"', 'keychain');
    expect((await stored()).key).toBe('"quoted"');
  });
});

describe('whether a key can be stored is told before anything is written', () => {
  const locked = new AppError(problemOf('keychain-locked'));

  it.each([
    ['sk-fine-0123456789', undefined, 'keychain', 'done'],
    ['sk-fine-0123456789', locked, 'keychain', 'keychain-locked'],
    ['sk-fine-0123456789', locked, 'file', 'done'],
    [' ', undefined, 'file', 'key-empty'],
    ['“”', undefined, 'file', 'key-not-ascii'],
    ['sk-１２３', undefined, 'keychain', 'key-not-ascii'],
  ] as const)('%j, %o, into the %s: %s', async (key, failed, store, code) => {
    failure = failed;
    expect(await codeOf(assertStorable(engine, key, store))).toBe(code);
  });
});

describe('S5 a key that is stored together with something else', () => {
  const fresh = { key: 'sk-fresh-0123456789' };
  const save = async () => 'saved';
  const fail = async () => {
    throw new AppError(problemOf('write-failed', { file: 'f', error: 'EIO', folder: '.' }));
  };

  it('lies in the keychain where nothing is said, and is not asked for where none is needed', async () => {
    expect(await withKey(engine, provider, fresh, save)).toBe('saved');
    expect(await stored()).toMatchObject({ key: fresh.key, list: [{ store: 'keychain' }, {}] });
    await engine.keys.deleteAll('a');
    expect(await withKey(engine, { ...provider, needsKey: false }, fresh, save)).toBe('saved');
    expect(await withKey(engine, provider, {}, save)).toBe('saved');
    expect((await stored()).key).toBeNull();
  });

  it.each(['keychain', 'file'] as const)(
    'leaves the former one, entered when it was, when the rest fails (%s)',
    async (keyStore) => {
      const before = await stored();
      expect(before.key).toBe(testKeys.a);
      expect(await codeOf(withKey(engine, provider, { ...fresh, keyStore }, fail))).toBe('write-failed');
      expect(await stored()).toEqual(before);
      expect([...entries.values()]).toEqual([]);
    },
  );

  it.each(['keychain', 'file'] as const)('leaves none where there was none (%s)', async (keyStore) => {
    await engine.keys.deleteAll('a');
    expect(await codeOf(withKey(engine, provider, { ...fresh, keyStore }, fail))).toBe('write-failed');
    expect(await stored()).toMatchObject({ key: null, list: [{ provider: 'b' }] });
    expect(entries.size).toBe(0);
  });

  it('takes the place of one that somebody deleted in the keychain itself', async () => {
    await engine.keys.set(keyRefOfProvider(provider), 'sk-former-0123456789', 'keychain');
    entries.clear();
    expect(await withKey(engine, provider, fresh, save)).toBe('saved');
    expect((await stored()).key).toBe(fresh.key);
  });

  it('writes nothing where its own store does not answer, and is stored where only the former one is silent', async () => {
    await engine.keys.set(keyRefOfProvider(provider), 'sk-former-0123456789', 'keychain');
    failure = new AppError(problemOf('keychain-locked'));
    expect(await codeOf(withKey(engine, provider, fresh, save))).toBe('keychain-locked');
    expect(await withKey(engine, provider, { ...fresh, keyStore: 'file' }, save)).toBe('saved');
    expect(await stored()).toMatchObject({ key: fresh.key, list: [{ store: 'file' }, {}] });
  });
});
