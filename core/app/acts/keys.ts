import { assertKeyIsSafeAt } from '../../../shared/base-url.ts';
import { cleanKey } from '../../../shared/key-text.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { originOf, type Provider } from '../../../shared/provider.ts';
import type { KeyEntry, KeyStore } from '../../keychain/key-index.ts';
import { editProvider, findProvider } from '../../providers/provider-list.ts';
import type { Engine } from '../../switching/engine.ts';
import { keyRefOfProvider } from '../../switching/key-source.ts';

/** A key as somebody entered it, and where it shall lie. */
export interface EnteredKey {
  readonly key?: string | undefined;
  /** The keychain where nothing is said. */
  readonly keyStore?: KeyStore | undefined;
}

/**
 * Stores a key for the provider's present address, and from then on it needs one. `asked` is the provider as it was when
 * somebody was asked for the key: one that was meant for another address is refused (checklist S8). Throws
 * `provider-unknown`, `key-invalid`, `key-address-moved`, `keychain-*`, and `base-url-not-encrypted` where the key would
 * go in the open.
 */
export function setKey(engine: Engine, id: string, key: string, store: KeyStore, asked?: Provider): Promise<Provider> {
  return engine.act(async () => {
    const provider = findProvider(await engine.read.providers(), id);
    if (asked && keyRefOfProvider(asked) !== keyRefOfProvider(provider))
      throw new AppError(problemOf('key-address-moved', { name: provider.name, origin: originOf(provider) }));
    if (!provider.needsKey) for (const url of Object.values(provider.endpoints)) assertKeyIsSafeAt(url);
    await engine.keys.set(keyRefOfProvider(provider), cleanKey(key), store);
    return provider.needsKey ? provider : needKey(engine, id);
  });
}

/** A key that no request would carry were a success without an effect. */
async function needKey({ environment, read }: Engine, id: string): Promise<Provider> {
  try {
    const { after } = await editProvider(environment, id, (provider) => ({ ...provider, needsKey: true }));
    return after;
  } finally {
    read.forget(['providers']);
  }
}

/** Deletes the keys of a provider, those for former addresses too. */
export function deleteKeys(engine: Engine, id: string): Promise<Provider> {
  return engine.act(async () => {
    const provider = findProvider(await engine.read.providers(), id);
    await engine.keys.deleteAll(id);
    return provider;
  });
}

/** Says no before anything is written: a key that is none, a keychain that takes none now. Throws `key-invalid`, `keychain-*`. */
export async function assertStorable({ keys }: Engine, key: string, store: KeyStore): Promise<void> {
  cleanKey(key);
  const problem = store === 'keychain' ? await keys.check() : null;
  if (problem) throw new AppError(problem);
}

type Former =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: string; readonly place: Pick<KeyEntry, 'store' | 'setAt'> }
  /** A store that is being left does not answer. */
  | { readonly kind: 'unknown' };

/**
 * Stores the key of `provider`, then does `save`. The key comes first: one that the keychain does not take leaves nothing
 * half done. When `save` fails, the key that was there before is there again, and a new one is gone.
 */
export async function withKey<Result>(
  engine: Engine,
  provider: Provider,
  { key, keyStore = 'keychain' }: EnteredKey,
  save: () => Promise<Result>,
): Promise<Result> {
  if (key === undefined || !provider.needsKey) return save();
  const ref = keyRefOfProvider(provider);
  const former = await formerKey(engine, provider, keyStore);
  await engine.keys.set(ref, cleanKey(key), keyStore);
  try {
    return await save();
  } catch (error) {
    if (former.kind === 'key') await engine.keys.putBack(ref, former.key, former.place);
    if (former.kind === 'none') await engine.keys.delete(ref);
    throw error;
  }
}

async function formerKey({ keys }: Engine, provider: Provider, store: KeyStore): Promise<Former> {
  const ref = keyRefOfProvider(provider);
  const entry = (await keys.list()).find((one) => one.ref === ref);
  if (!entry) return { kind: 'none' };
  try {
    return { kind: 'key', key: await keys.read(ref), place: { store: entry.store, setAt: entry.setAt } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.problem.code === 'key-missing') return { kind: 'none' };
    // The store that shall take the new key does not answer: nothing is written at all.
    if (entry.store === store) throw error;
    return { kind: 'unknown' };
  }
}
