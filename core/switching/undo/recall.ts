import type { LiveDocument } from '../../clients/client.ts';
import { readDocument } from '../../documents/document.ts';
import { readBackup } from '../../files/backup.ts';
import type { PastAct } from '../../files/receipt.ts';
import { isLarge } from '../../planner/planner.ts';
import { type Details, detailsOf, type OwnedKey } from '../details.ts';
import type { Engine } from '../engine.ts';
import { holdsHiddenKey, revealKeys } from '../import/moved-key.ts';
import { askPlanner } from '../planner/job.ts';

// What stood in a file before us, out of the backups. A key that was moved out of it comes from the keychain.

type Origin = NonNullable<Details['origins']>[number];

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file as it stood before the first of some acts; null where it was not there. */
interface FormerText {
  readonly text: string | null;
  /** A key that was moved out of it was replaced since, and the new one stands in its place, or it was deleted. */
  readonly hasOtherKey: boolean;
}

/** Undefined where no copy is kept. Throws `backup-changed`. */
export async function formerText(
  engine: Engine,
  receipts: readonly PastAct[],
  file: string,
): Promise<FormerText | undefined> {
  const first = receipts.find((receipt) => receipt.files.some(({ path }) => path === file));
  const entry = first?.files.find(({ path }) => path === file);
  if (!first || !entry) return undefined;
  if (entry.before === null) return { text: null, hasOtherKey: false };
  const backup = await readBackup(engine.environment, first, file, (text) => revealKeys(engine, text));
  return backup ? { text: decoder.decode(backup.bytes), hasOtherKey: !backup.isWhole } : undefined;
}

/** Where it is written what stood under a key before the first receipt that changed it. */
interface Source {
  readonly act: PastAct;
  /** A base knows of some secrets by another backup than the first one of the file. */
  readonly origin?: Origin;
}

function sourcesOf(receipts: readonly PastAct[], path: string): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const act of receipts) {
    const { owned = [], origins = [] } = detailsOf(act) ?? {};
    const ofAct = new Map<string, Source>();
    for (const key of owned) if (key.file === path) ofAct.set(JSON.stringify(key.path), { act });
    for (const origin of origins.toReversed())
      if (origin.file === path) ofAct.set(JSON.stringify(origin.path), { act, origin });
    for (const [id, source] of ofAct) if (!sources.has(id)) sources.set(id, source);
  }
  return sources;
}

function withOrigin({ act, origin }: Source): PastAct {
  if (!origin) return act;
  const { file: path, target, before, backup } = origin;
  return { ...act, files: [{ path, target, before, after: null, backup }] };
}

/** One of our keys with what stood there before us; without `key` nobody knows that, and it stays as it is. */
export interface Recalled {
  readonly key?: OwnedKey;
  /** What stood there is kept nowhere any more. */
  readonly isLost?: true;
  /** See `FormerText`. */
  readonly hasOtherKey: boolean;
}

type Reader = Pick<FormerText, 'hasOtherKey'> & { readonly sourceOf: (key: OwnedKey) => Promise<string | null> };

/** Recalls secrets from the backups, each of which is read once. Others are given back as they are. */
export function recallSecrets(
  engine: Engine,
  receipts: readonly PastAct[],
  { file: { path }, syntax }: LiveDocument,
): (key: OwnedKey) => Promise<Recalled> {
  const sources = sourcesOf(receipts, path);
  const { planner } = engine.environment;
  const readers = new Map<PastAct | string, Promise<Reader | undefined>>();
  const read = async (source: Source): Promise<Reader | undefined> => {
    const { text, hasOtherKey = false } = (await formerText(engine, [withOrigin(source)], path)) ?? {};
    if (typeof text !== 'string') return undefined;
    if (planner && isLarge(text)) {
      const ask = (place: OwnedKey['path']) => askPlanner(planner, { kind: 'source', text, syntax, path, place });
      return { hasOtherKey, sourceOf: async (key) => (await ask(key.path)).source };
    }
    const document = readDocument(text, syntax, path);
    return { hasOtherKey, sourceOf: async (key) => document.sourceOf(key.path) ?? null };
  };
  return async (key) => {
    if (!key.isSecret) return { key, hasOtherKey: false };
    const source = sources.get(JSON.stringify(key.path));
    if (!source) return { isLost: true, hasOtherKey: false };
    const { target, before, backup } = source.origin ?? {};
    const name = source.origin ? JSON.stringify([target, before, backup]) : source.act;
    const reading = readers.get(name) ?? read(source);
    readers.set(name, reading);
    const reader = await reading;
    const former = await reader?.sourceOf(key);
    if (!reader || former === undefined) return { isLost: true, hasOtherKey: false };
    // The way to a key that is deleted leads nowhere: it goes.
    if (holdsHiddenKey(former)) return { key: { ...key, before: null }, isLost: true, hasOtherKey: false };
    return { key: { ...key, before: former }, hasOtherKey: reader.hasOtherKey };
  };
}
