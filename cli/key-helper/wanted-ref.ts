import { readFileSync } from 'node:fs';
import { type DataFolder, indexPath } from '../../core/keychain/key-places.ts';
import { isMissing } from '../../core/keychain/private-file.ts';
import { isKeyRef, type KeyRef } from '../../shared/key-ref.ts';
import { AppError } from '../../shared/problem.ts';
import { helperProblem } from './failure.ts';

/** What the helper takes from our index, read without the schema library, which would cost more than the keychain. */
export interface IndexedKey {
  readonly ref: KeyRef;
  readonly store: string;
  readonly setAt: string;
}

/** The keys of our index; none where there is no index yet. Throws `helper.index-broken`: a broken list is not an empty one. */
export function readIndexedKeys(folder: DataFolder): readonly IndexedKey[] {
  const path = indexPath(folder);
  try {
    const index: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isTable(index) || !isTable(index.keys)) throw new Error('it has no table of keys');
    return Object.entries(index.keys).flatMap(([ref, entry]: [string, unknown]) =>
      isKeyRef(ref) && isEntry(entry) ? [{ ref, store: entry.store, setAt: entry.setAt }] : [],
    );
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new AppError(helperProblem('helper.index-broken', { file: path }), { cause });
  }
}

/** The key that is asked for: a full name, or a provider's id, which stands for the key entered last. */
export function toWantedRef(word: string, keys: readonly IndexedKey[]): KeyRef | undefined {
  if (isKeyRef(word)) return word;
  const ofProvider = keys.filter(({ ref }) => ref.startsWith(`${word}#`));
  return ofProvider.sort((a, b) => (a.setAt < b.setAt ? 1 : -1))[0]?.ref;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is { store: string; setAt: string } {
  return isTable(value) && typeof value.store === 'string' && typeof value.setAt === 'string';
}
