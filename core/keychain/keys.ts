import { type KeyRef, providerOfKeyRef } from '../../shared/key-ref.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { withLock } from '../files/lock.ts';
import { readKeyFile, removeKeyFile, writeKeyFile } from './file-store.ts';
import {
  entriesOf,
  type KeyEntry,
  type KeyIndex,
  type KeyStore,
  readKeyIndex,
  withKey,
  withoutKey,
  writeKeyIndex,
} from './key-index.ts';
import { keyFilePath } from './key-places.ts';
import { cleanKey, keyHint } from './key-text.ts';
import type { Keychain } from './keychain.ts';
import { keychainOf } from './keychain-process.ts';
import { forgetRefusal } from './refusals.ts';

/**
 * The keys of all providers. Each is in one store at a time: the keychain, or by explicit choice a 0600 file (checklist
 * S4). Every call may throw AppError `keychain-*` or `store-broken`. The caller does not hold our lock.
 */
export interface Keys {
  /** Stores what was entered. Throws `key-invalid`. */
  set(ref: KeyRef, entered: string, store: KeyStore): Promise<void>;
  /** Answers from our index, without the keychain. */
  has(ref: KeyRef): Promise<boolean>;
  /** The key itself, to be used at once and never shown. Throws `key-missing`. */
  read(ref: KeyRef): Promise<string>;
  /** Deleting what is not there is fine. */
  delete(ref: KeyRef): Promise<void>;
  /** Deletes the keys of a provider for all origins. */
  deleteAll(providerId: string): Promise<void>;
  list(): Promise<readonly KeyEntry[]>;
  /** Where the key lies when its store is the file. */
  filePath(ref: KeyRef): string;
  /** Moves the key into this store, unless it is there. The new place is written before the old one is cleared. */
  place(ref: KeyRef, store: KeyStore): Promise<void>;
  /** How often the provider got another key than the one before; 0 when it never had one. */
  generation(providerId: string): Promise<number>;
  /** Why the keychain can't be used now, or null. */
  check(): Promise<Problem | null>;
}

export function openKeys(environment: Environment, keychain: Keychain = keychainOf(environment)): Keys {
  const stored = (ref: KeyRef, store: KeyStore): Promise<string | null> =>
    store === 'keychain' ? keychain.get(ref) : Promise.resolve(readKeyFile(environment, ref));

  const store = async (ref: KeyRef, key: string, where: KeyStore): Promise<void> => {
    if (where === 'keychain') await keychain.set(ref, key);
    else writeKeyFile(environment, ref, key);
  };

  const clear = async (ref: KeyRef, where: KeyStore): Promise<void> => {
    if (where === 'keychain') await keychain.delete(ref);
    else removeKeyFile(environment, ref);
  };

  const changeIndex = (change: (index: KeyIndex) => KeyIndex): Promise<void> =>
    withLock(environment, async () => writeKeyIndex(environment, change(await readKeyIndex(environment))));

  const entryOf = async (ref: KeyRef) => (await readKeyIndex(environment)).keys[ref];

  const read = async (ref: KeyRef): Promise<string> => {
    const entry = await entryOf(ref);
    const key = entry ? await stored(ref, entry.store) : null;
    if (key === null) throw keyMissing(ref);
    return key;
  };

  /** Whether `key` is not the one that is there. A store that is being left need not answer: its key counts as another. */
  const isAnother = async (ref: KeyRef, key: string, where: KeyStore): Promise<boolean> => {
    const before = await entryOf(ref);
    if (!before) return true;
    if (before.store === where) return (await stored(ref, before.store)) !== key;
    return stored(ref, before.store).then(
      (old) => old !== key,
      () => true,
    );
  };

  const put = async (ref: KeyRef, key: string, where: KeyStore, setAt: string, isNew: boolean): Promise<void> => {
    const before = await entryOf(ref);
    await store(ref, key, where);
    await changeIndex((index) => withKey(index, ref, { store: where, setAt, hint: keyHint(key) }, isNew));
    forgetRefusal(environment, ref);
    if (before && before.store !== where) await clear(ref, before.store);
  };

  const remove = async (ref: KeyRef): Promise<void> => {
    const entry = await entryOf(ref);
    if (!entry) return;
    await clear(ref, entry.store);
    await changeIndex((index) => withoutKey(index, ref));
  };

  return {
    set: async (ref, entered, where) => {
      const key = cleanKey(entered);
      await put(ref, key, where, environment.now().toISOString(), await isAnother(ref, key, where));
    },
    has: async (ref) => (await entryOf(ref)) !== undefined,
    read,
    delete: remove,
    deleteAll: async (providerId) => {
      for (const { ref } of entriesOf(await readKeyIndex(environment)))
        if (providerOfKeyRef(ref) === providerId) await remove(ref);
    },
    list: async () => entriesOf(await readKeyIndex(environment)),
    filePath: (ref) => keyFilePath(environment, ref),
    place: async (ref, where) => {
      const entry = await entryOf(ref);
      if (!entry) throw keyMissing(ref);
      if (entry.store !== where) await put(ref, await read(ref), where, entry.setAt, false);
    },
    generation: async (providerId) => (await readKeyIndex(environment)).generations[providerId] ?? 0,
    check: () => keychain.check().then(() => null, toProblem),
  };
}

function keyMissing(ref: KeyRef): AppError {
  const provider = providerOfKeyRef(ref);
  return new AppError('key-missing', `${provider} has no key here.`, `Store it with: switchyard key set ${provider}`);
}
