import { type KeyRef, providerOfKeyRef } from '../../shared/key-ref.ts';
import { storableKey } from '../../shared/key-text.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import { keyHint } from '../../shared/redact.ts';
import { type Environment, isDemo } from '../environment.ts';
import { withLock } from '../files/lock.ts';
import { demoKeychain } from './demo-keychain.ts';
import { readKeyFile, removeKeyFile, writeKeyFile } from './file-store.ts';
import { dropHeldKeys, holdKey, readHeldKey } from './held-keys.ts';
import {
  entriesOf,
  type KeyEntry,
  type KeyIndex,
  type KeyStore,
  readKeyIndex,
  renewed,
  withKey,
  withoutKey,
  writeKeyIndex,
} from './key-index.ts';
import { keyFilePath } from './key-places.ts';
import type { Keychain } from './keychain.ts';
import { keychainOf } from './keychain-process.ts';
import { forgetRefusal } from './refusals.ts';

/** Where a key lies and when it was entered, ISO 8601. */
export type KeyPlace = Pick<KeyEntry, 'store' | 'setAt'>;

/**
 * The keys of all providers. Each is in one store at a time: the keychain, or by explicit choice a 0600 file (checklist
 * S4). Every call may throw AppError `keychain-*` or `store-broken`. The caller does not hold our lock.
 */
export interface Keys {
  /** Stores a key as it is, without white space around it. Throws `key-invalid`. */
  set(ref: KeyRef, text: string, store: KeyStore): Promise<void>;
  /** Puts back the very key that was there before, entered at that time: it counts as no new one. */
  putBack(ref: KeyRef, key: string, place: KeyPlace): Promise<void>;
  /** Answers from our index, without the keychain. */
  has(ref: KeyRef): Promise<boolean>;
  /** The key itself, to be used at once and never shown; null where there is none, whatever our index says. */
  find(ref: KeyRef): Promise<string | null>;
  /** The same for one that must be there. Throws `key-missing`. */
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
  /** Counts as if the provider got another key, also one that has none: a client that blocks its id gets a new one. */
  renew(providerId: string): Promise<void>;
  /**
   * Keeps the key of a provider that is about to be removed under the name of that removal (16 hex digits) in the keychain;
   * its own entry stays. `memory` says that nothing was stored, which happens only to a key that is kept in a file. Throws
   * `key-missing`.
   */
  hold(removal: string, ref: KeyRef): Promise<'keychain' | 'memory'>;
  /** Puts the key that a removal holds back where it was, as `putBack` does, and holds it no longer. Throws `key-missing`. */
  takeBack(removal: string, ref: KeyRef, place: KeyPlace): Promise<void>;
  /** Forgets for good what a removal holds. What is not there is fine. */
  dropHeld(removal: string, refs: readonly KeyRef[]): Promise<void>;
  /** Why the keychain can't be used now, or null. */
  check(): Promise<Problem | null>;
}

/** `changed` is called when what we know of our keys is another by now. */
export function openKeys(
  environment: Environment,
  keychain: Keychain = ownKeychain(environment),
  changed: () => void = () => undefined,
): Keys {
  return new StoredKeys(environment, keychain, changed);
}

function ownKeychain(environment: Environment): Keychain {
  return isDemo(environment) ? demoKeychain(environment) : keychainOf(environment);
}

class StoredKeys implements Keys {
  readonly #environment: Environment;
  readonly #keychain: Keychain;
  readonly #changed: () => void;

  constructor(environment: Environment, keychain: Keychain, changed: () => void) {
    this.#environment = environment;
    this.#keychain = keychain;
    this.#changed = changed;
  }

  async set(ref: KeyRef, text: string, store: KeyStore): Promise<void> {
    const key = storableKey(text);
    const before = await this.#entry(ref);
    const former = before ? await this.#former(ref, before.store, store) : null;
    const place = { store, setAt: this.#environment.now().toISOString() };
    await this.#put(ref, key, place, before === undefined || former !== key, () =>
      before?.store === store && former !== null ? this.#store(ref, former, store) : this.#leave(ref, store),
    );
  }

  putBack(ref: KeyRef, key: string, place: KeyPlace): Promise<void> {
    return this.#put(ref, key, place, false);
  }

  async has(ref: KeyRef): Promise<boolean> {
    return (await this.#entry(ref)) !== undefined;
  }

  async find(ref: KeyRef): Promise<string | null> {
    const entry = await this.#entry(ref);
    return entry ? this.#stored(ref, entry.store) : null;
  }

  async read(ref: KeyRef): Promise<string> {
    const key = await this.find(ref);
    if (key === null) throw keyMissing(ref);
    return key;
  }

  async delete(ref: KeyRef): Promise<void> {
    const entry = await this.#entry(ref);
    if (!entry) return;
    if (entry.store === 'keychain') await this.#keychain.delete(ref);
    else await this.#leave(ref, 'keychain');
    removeKeyFile(this.#environment, ref);
    await this.#changeIndex((index) => withoutKey(index, ref));
  }

  async deleteAll(providerId: string): Promise<void> {
    for (const { ref, provider } of await this.list()) if (provider === providerId) await this.delete(ref);
  }

  async list(): Promise<readonly KeyEntry[]> {
    return entriesOf(await readKeyIndex(this.#environment));
  }

  filePath(ref: KeyRef): string {
    return keyFilePath(this.#environment, ref);
  }

  async place(ref: KeyRef, store: KeyStore): Promise<void> {
    const entry = await this.#entry(ref);
    if (!entry) throw keyMissing(ref);
    if (entry.store !== store) await this.#put(ref, await this.read(ref), { store, setAt: entry.setAt }, false);
  }

  async generation(providerId: string): Promise<number> {
    return (await readKeyIndex(this.#environment)).generations[providerId] ?? 0;
  }

  renew(providerId: string): Promise<void> {
    return this.#changeIndex((index) => renewed(index, providerId));
  }

  async hold(removal: string, ref: KeyRef): Promise<'keychain' | 'memory'> {
    const entry = await this.#entry(ref);
    if (!entry) throw keyMissing(ref);
    return holdKey(this.#keychain, removal, { ref, key: await this.read(ref), store: entry.store });
  }

  async takeBack(removal: string, ref: KeyRef, place: KeyPlace): Promise<void> {
    const key = await readHeldKey(this.#keychain, removal, ref);
    if (key === null) throw keyMissing(ref);
    await this.putBack(ref, key, place);
    // It is back; a copy that can't be deleted now is deleted with the removal.
    await this.dropHeld(removal, [ref]).catch(() => undefined);
  }

  dropHeld(removal: string, refs: readonly KeyRef[]): Promise<void> {
    return dropHeldKeys(this.#keychain, removal, refs);
  }

  check(): Promise<Problem | null> {
    return this.#keychain.check().then(() => null, toProblem);
  }

  async #entry(ref: KeyRef) {
    return (await readKeyIndex(this.#environment)).keys[ref];
  }

  async #stored(ref: KeyRef, store: KeyStore): Promise<string | null> {
    return store === 'keychain' ? this.#keychain.get(ref) : readKeyFile(this.#environment, ref);
  }

  /** The key that is there. A store that is being left need not answer: its key then counts as unknown. */
  async #former(ref: KeyRef, from: KeyStore, to: KeyStore): Promise<string | null> {
    const key = this.#stored(ref, from);
    return from === to ? key : key.catch(() => null);
  }

  async #store(ref: KeyRef, key: string, store: KeyStore): Promise<void> {
    if (store === 'keychain') await this.#keychain.set(ref, key);
    else writeKeyFile(this.#environment, ref, key);
  }

  /** `takeBack`: what undoes the storing where the index can't tell of it. A key that no index tells of, nobody finds. */
  async #put(
    ref: KeyRef,
    key: string,
    place: { store: KeyStore; setAt: string },
    isAnother: boolean,
    takeBack?: () => Promise<void>,
  ): Promise<void> {
    const before = await this.#entry(ref);
    await this.#store(ref, key, place.store);
    try {
      await this.#changeIndex((index) => withKey(index, ref, { ...place, hint: keyHint(key) }, isAnother));
    } catch (error) {
      // The first failure is the one to tell of.
      await takeBack?.().catch(() => undefined);
      throw error;
    }
    forgetRefusal(this.#environment, ref);
    if (before && before.store !== place.store) await this.#leave(ref, before.store);
  }

  /** Clears a store in which the key is no longer looked for: a keychain that does not answer then keeps its copy. */
  async #leave(ref: KeyRef, store: KeyStore): Promise<void> {
    if (store === 'keychain') await this.#keychain.delete(ref).catch(() => undefined);
    else removeKeyFile(this.#environment, ref);
  }

  #changeIndex(change: (index: KeyIndex) => KeyIndex): Promise<void> {
    return withLock(this.#environment, async () => {
      const before = await readKeyIndex(this.#environment);
      await writeKeyIndex(this.#environment, change(before));
    }).finally(this.#changed);
  }
}

function keyMissing(ref: KeyRef): AppError {
  const provider = providerOfKeyRef(ref);
  return new AppError(problemOf('key-missing', { provider }));
}
