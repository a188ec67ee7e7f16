import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { keyRefFor } from './key-ref.ts';
import type { Keychain } from './keychain.ts';
import { type Keys, openKeys } from './keys.ts';
import { readRefusal, rememberRefusal } from './refusals.ts';

const ref = keyRefFor('acme', 'https://api.acme.example');
const elsewhere = keyRefFor('acme', 'https://api.elsewhere.example');
const now = new Date('2026-11-21T03:00:00.000Z');

/** A keychain with a lock. The real one is met in e2e/keychain. */
class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, string>();
  failure: AppError | undefined;

  async get(name: string): Promise<string | null> {
    await this.check();
    return this.entries.get(name) ?? null;
  }
  async set(name: string, key: string): Promise<void> {
    await this.check();
    this.entries.set(name, key);
  }
  async delete(name: string): Promise<void> {
    await this.check();
    this.entries.delete(name);
  }
  async check(): Promise<void> {
    if (this.failure) throw this.failure;
  }
}

let environment: Environment;
let keychain: MemoryKeychain;
let keys: Keys;
beforeEach(() => {
  environment = testEnvironment({ now: () => now });
  keychain = new MemoryKeychain();
  keys = openKeys(environment, keychain);
});

const locked = new AppError(problemOf('keychain-locked'));
const indexText = () => readFileSync(join(environment.dataFolder, 'keys.json'), 'utf8');
const modeOf = (...names: string[]) => statSync(join(environment.dataFolder, ...names)).mode & 0o777;

function code(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.problem.code : error),
  );
}

describe('the index', () => {
  it('S3 S7 holds no key, only where it is, since when and a hint, and is private', async () => {
    await keys.set(ref, 'sk-PLANTED-1234', 'keychain');
    expect(await keys.list()).toEqual([
      { ref, provider: 'acme', store: 'keychain', setAt: now.toISOString(), hint: '1234' },
    ]);
    expect(indexText()).not.toContain('PLANTED');
    expect(modeOf('keys.json')).toBe(0o600);
    expect(modeOf()).toBe(0o700);
  });

  it('counts another key as a generation, and the same key or another place for it as none', async () => {
    expect(await keys.generation('acme')).toBe(0);
    await keys.set(ref, 'one', 'keychain');
    await keys.set(ref, ' one ', 'keychain');
    await keys.set(ref, 'one', 'file');
    await keys.place(ref, 'keychain');
    expect(await keys.generation('acme')).toBe(1);
    await keys.set(ref, 'two', 'keychain');
    await keys.set(elsewhere, 'two', 'keychain');
    expect(await keys.generation('acme')).toBe(3);
    await keys.deleteAll('acme');
    expect(await keys.generation('acme')).toBe(3);
  });

  it('renews a generation without a key, never back to the first one', async () => {
    await keys.renew('acme');
    expect(await keys.generation('acme')).toBe(2);
    await keys.set(ref, 'one', 'file');
    await keys.renew('acme');
    expect([await keys.generation('acme'), await keys.read(ref)]).toEqual([4, 'one']);
  });

  it.each(['{', '[]', '{"version":1,"keys":{"acme":{}},"generations":{}}'])(
    'S5 a broken one is refused and kept as it is: %s',
    async (text) => {
      mkdirSync(environment.dataFolder, { recursive: true });
      writeFileSync(join(environment.dataFolder, 'keys.json'), text);
      expect(await code(keys.set(ref, 'one', 'keychain'))).toBe('store-broken');
      expect(await code(keys.list())).toBe('store-broken');
      expect(indexText()).toBe(text);
      expect(keychain.entries.size).toBe(0);
    },
  );

  it('loses no key when several are stored at once', async () => {
    const refs = Array.from({ length: 20 }, (_, n) => keyRefFor(`p${n}`, 'https://h.example'));
    await Promise.all(refs.map((name) => keys.set(name, 'key', 'keychain')));
    expect(await keys.list()).toHaveLength(20);
  });
});

describe('the two stores', () => {
  it('S5 a locked keychain changes nothing', async () => {
    await keys.set(ref, 'one', 'keychain');
    const before = indexText();
    keychain.failure = locked;
    expect(await code(keys.set(ref, 'two', 'keychain'))).toBe('keychain-locked');
    expect(await code(keys.read(ref))).toBe('keychain-locked');
    expect(await code(keys.delete(ref))).toBe('keychain-locked');
    expect(await code(keys.place(ref, 'file'))).toBe('keychain-locked');
    expect(indexText()).toBe(before);
    expect(await keys.check()).toEqual(locked.problem);
  });

  it('S4 takes a file by explicit choice also while the keychain does not answer', async () => {
    keychain.failure = locked;
    await keys.set(ref, 'one', 'file');
    expect(await keys.read(ref)).toBe('one');
    expect(modeOf('keys', `${ref.replace('#', '.')}.key`)).toBe(0o600);
    expect(modeOf('keys')).toBe(0o700);
  });

  it('leaves a keychain that does not answer for a file when told so', async () => {
    await keys.set(ref, 'one', 'keychain');
    keychain.failure = locked;
    await keys.set(ref, 'two', 'file');
    expect(await keys.read(ref)).toBe('two');
  });

  it('has a key in one store at a time', async () => {
    await keys.set(ref, 'one', 'keychain');
    await keys.place(ref, 'file');
    expect(keychain.entries.size).toBe(0);
    await keys.place(ref, 'keychain');
    expect(readdirSync(join(environment.dataFolder, 'keys'))).toEqual([]);
    await keys.set(ref, 'two', 'file');
    expect(keychain.entries.size).toBe(0);
    await keys.delete(ref);
    expect(readdirSync(join(environment.dataFolder, 'keys'))).toEqual([]);
  });

  it('refuses a key file that others may read, with the command that mends it', async () => {
    await keys.set(ref, 'one', 'file');
    chmodSync(keys.filePath(ref), 0o640);
    await expect(keys.read(ref)).rejects.toMatchObject({
      problem: { code: 'key-file-open', values: { file: keys.filePath(ref) } },
    });
  });

  it('replaces a link that stands where a key file goes, and writes nothing through it', async () => {
    const outside = join(environment.home, 'outside');
    writeFileSync(outside, 'old');
    mkdirSync(join(environment.dataFolder, 'keys'), { recursive: true });
    symlinkSync(outside, keys.filePath(ref));
    await keys.set(ref, 'one', 'file');
    expect(readFileSync(outside, 'utf8')).toBe('old');
    expect(await keys.read(ref)).toBe('one');
  });

  it('a key that the keychain has lost is missing', async () => {
    await keys.set(ref, 'one', 'keychain');
    keychain.entries.clear();
    expect(await code(keys.read(ref))).toBe('key-missing');
    expect(await code(keys.read(elsewhere))).toBe('key-missing');
    expect(await code(keys.place(elsewhere, 'file'))).toBe('key-missing');
    expect(await code(keys.delete(elsewhere))).toBe('done');
  });
});

it('S8 S9 gives for each provider and origin the key last entered for just these, after any order of entries', async () => {
  const entry = fc.record({
    provider: fc.constantFrom('acme', 'acme-2', 'a'),
    origin: fc.constantFrom('https://a.example', 'https://b.example', 'http://a.example'),
    key: fc.stringMatching(/^[!-~]{1,12}$/),
    store: fc.constantFrom('keychain' as const, 'file' as const),
    isDeleted: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
      const some = openKeys(testEnvironment(), new MemoryKeychain());
      const expected = new Map<KeyRef, string>();
      for (const { provider, origin, key, store, isDeleted } of entries) {
        const name = keyRefFor(provider, origin);
        await some.set(name, key, store);
        expected.set(name, key);
        if (isDeleted) {
          await some.delete(name);
          expected.delete(name);
        }
      }
      expect((await some.list()).map((each) => each.ref)).toEqual([...expected.keys()].sort());
      for (const [name, key] of expected) expect(await some.read(name)).toBe(key);
    }),
    { numRuns: 30 },
  );
});

describe('refusals', () => {
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  it('are remembered for seconds, per key, and never from the future', () => {
    rememberRefusal(environment, ref, locked.problem, now);
    expect(readRefusal(environment, ref, later(9))).toEqual(locked.problem);
    expect(readRefusal(environment, ref, later(11))).toBeUndefined();
    expect(readRefusal(environment, ref, later(-1))).toBeUndefined();
    expect(readRefusal(environment, elsewhere, now)).toBeUndefined();
  });

  it('end when a key is stored', async () => {
    rememberRefusal(environment, ref, locked.problem, now);
    await keys.set(ref, 'one', 'keychain');
    expect(readRefusal(environment, ref, now)).toBeUndefined();
  });

  const refusalFile = () => join(environment.dataFolder, 'refusals', ref.replace('#', '.'));

  it('of an older Switchyard are in its words', () => {
    rememberRefusal(environment, ref, locked.problem, now);
    writeFileSync(refusalFile(), `{"at":${now.getTime()},"message":"The keychain is locked."}`);
    expect(readRefusal(environment, ref, now)).toBe('The keychain is locked.');
  });

  it('that make no sense are none', () => {
    mkdirSync(join(environment.dataFolder, 'refusals'), { recursive: true });
    for (const text of ['', '7', '{"at":"now","message":"x"}', `{"at":${now.getTime()},"problem":{"code":7}}`]) {
      writeFileSync(refusalFile(), text);
      expect(readRefusal(environment, ref, now)).toBeUndefined();
    }
  });
});
