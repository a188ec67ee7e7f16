import * as z from 'zod/mini';
import { isKeyRef, type KeyRef, providerOfKeyRef } from '../../shared/key-ref.ts';
import { sentence } from '../../shared/messages/words.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../store/versioned-file.ts';
import { type DataFolder, indexPath } from './key-places.ts';

export type KeyStore = 'keychain' | 'file';

const Entry = z.strictObject({
  store: z.enum(['keychain', 'file']),
  /** When the key was entered, ISO 8601. */
  setAt: z.iso.datetime(),
  /** At most the last 4 characters of the key. */
  hint: z.string().check(z.maxLength(8)),
});

const Content = z.strictObject({
  keys: z.record(z.string().check(z.refine(isKeyRef)), Entry),
  /** Per provider, how often another key was stored. It outlives the key. */
  generations: z.record(z.string(), z.int().check(z.positive())),
});

/** What we know of our keys without asking the keychain. Holds no key. */
export type KeyIndex = z.infer<typeof Content>;

/** One key of ours, as every face may show it. */
export interface KeyEntry extends z.infer<typeof Entry> {
  readonly ref: KeyRef;
  readonly provider: string;
}

function indexFile(folder: DataFolder): VersionedFile<KeyIndex> {
  return {
    path: indexPath(folder),
    title: sentence('files.title.keys'),
    version: 1,
    schema: Content,
    empty: { keys: {}, generations: {} },
    migrations: {},
  };
}

export function readKeyIndex(folder: DataFolder): Promise<KeyIndex> {
  return readVersioned(indexFile(folder));
}

/** The caller holds our lock. */
export function writeKeyIndex(folder: DataFolder, index: KeyIndex): Promise<void> {
  return writeVersioned(indexFile(folder), index);
}

/** The index after a key was stored. `isAnotherKey` tells that it is not the one that was there. */
export function withKey(index: KeyIndex, ref: KeyRef, entry: z.infer<typeof Entry>, isAnotherKey: boolean): KeyIndex {
  const provider = providerOfKeyRef(ref);
  const generation = (index.generations[provider] ?? 0) + 1;
  return {
    keys: { ...index.keys, [ref]: entry },
    generations: isAnotherKey ? { ...index.generations, [provider]: generation } : index.generations,
  };
}

export function withoutKey(index: KeyIndex, ref: KeyRef): KeyIndex {
  return { ...index, keys: Object.fromEntries(Object.entries(index.keys).filter(([name]) => name !== ref)) };
}

/** The first key counts 1 and is no renewal, whether it was ever stored or not. */
export function renewed(index: KeyIndex, provider: string): KeyIndex {
  const generation = Math.max(1, index.generations[provider] ?? 0) + 1;
  return { ...index, generations: { ...index.generations, [provider]: generation } };
}

export function hasKey(index: KeyIndex, ref: KeyRef): boolean {
  return index.keys[ref] !== undefined;
}

/** How often the provider got another key than the one before; 0 when it never had one. */
export function generationOf(index: KeyIndex, provider: string): number {
  return index.generations[provider] ?? 0;
}

/** Sorted by name. */
export function entriesOf(index: KeyIndex): readonly KeyEntry[] {
  return Object.entries(index.keys)
    .flatMap(([ref, entry]) => (isKeyRef(ref) ? [{ ref, provider: providerOfKeyRef(ref), ...entry }] : []))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
}
