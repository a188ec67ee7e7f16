import { readFileSync } from 'node:fs';
import { type DataFolder, indexPath } from '../../core/keychain/key-places.ts';
import { isKeyRef, type KeyRef } from '../../shared/key-ref.ts';

/** What the helper takes from our index, read without the schema library, which would cost more than the keychain. */
export interface IndexedKey {
  readonly ref: KeyRef;
  readonly store: string;
  readonly setAt: string;
}

/** The keys of our index; what is not understood is left out, for the keychain is asked in any case. */
export function readIndexedKeys(folder: DataFolder): readonly IndexedKey[] {
  let text: string;
  try {
    text = readFileSync(indexPath(folder), 'utf8');
  } catch {
    // No index, or none that may be read: a full name can still be looked up.
    return [];
  }
  const index: unknown = JSON.parse(text);
  if (typeof index !== 'object' || index === null || !('keys' in index)) return [];
  return Object.entries(index.keys ?? {}).flatMap(([ref, entry]: [string, unknown]) =>
    isKeyRef(ref) && isEntry(entry) ? [{ ref, store: entry.store, setAt: entry.setAt }] : [],
  );
}

/** The key that is asked for: a full name, or a provider's id, which stands for the key entered last. */
export function toWantedRef(word: string, keys: readonly IndexedKey[]): KeyRef | undefined {
  if (isKeyRef(word)) return word;
  const ofProvider = keys.filter(({ ref }) => ref.startsWith(`${word}#`));
  return ofProvider.sort((a, b) => (a.setAt < b.setAt ? 1 : -1))[0]?.ref;
}

function isEntry(value: unknown): value is { store: string; setAt: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'store' in value &&
    typeof value.store === 'string' &&
    'setAt' in value &&
    typeof value.setAt === 'string'
  );
}
