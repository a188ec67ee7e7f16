import type { KeyRef } from '../../shared/key-ref.ts';
import { AppError } from '../../shared/problem.ts';
import { heldRefOf } from './held-ref.ts';
import type { KeyStore } from './key-index.ts';
import type { Keychain } from './keychain.ts';

/**
 * Copies the key of a removed provider to a name of its own in the keychain, where it waits to be taken back; the key's own
 * entry is left as it is. A key that the user keeps in a file waits in the keychain too, for a second file would be
 * nobody's choice; where there is no keychain for it, `memory`: nothing was stored.
 */
export async function holdKey(
  keychain: Keychain,
  removal: string,
  { ref, key, store }: { readonly ref: KeyRef; readonly key: string; readonly store: KeyStore },
): Promise<'keychain' | 'memory'> {
  try {
    await keychain.set(heldRefOf(removal, ref), key);
    return 'keychain';
  } catch (error) {
    if (store === 'file' && error instanceof AppError) return 'memory';
    throw error;
  }
}

/** The key that waits under the name of a removal, or null. */
export function readHeldKey(keychain: Keychain, removal: string, ref: KeyRef): Promise<string | null> {
  return keychain.get(heldRefOf(removal, ref));
}

/** Deletes what waits for a removal to be taken back. What is not there is fine; one that fails holds up no other. */
export async function dropHeldKeys(keychain: Keychain, removal: string, refs: readonly KeyRef[]): Promise<void> {
  const ends = await Promise.allSettled(refs.map((ref) => keychain.delete(heldRefOf(removal, ref))));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
