import type { ClientId } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { type Memory, parseEntry, toLine } from './history-entry.ts';
import { historyPath, newestMemory, type PlacedEntry, readEntriesBack } from './history-log.ts';
import { readFirstLine } from './line-log.ts';
import { withLock } from './lock.ts';
import { LogReplacement } from './log-replacement.ts';
import type { Base, PastAct } from './receipt.ts';

/** Receipts per client, where the settings say nothing else. */
export const mostReceipts = 500;

/** A log grows by this share beyond its bound before it is folded, so that this happens once in a hundred acts. */
const slack = 0.2;

/** Folds the details of acts, oldest first, the first of which may be a base. */
export type FoldDetails = (acts: readonly PastAct[]) => unknown;

/**
 * Folds the oldest receipts of a client into its base, once there are more than the settings keep. One look at the end of
 * its log when there are not. The caller does not hold the `files` lock. Throws what a write throws; the log is then as it was.
 */
export async function boundHistory(environment: Environment, client: ClientId, fold: FoldDetails): Promise<void> {
  const kept = environment.historyKept ?? mostReceipts;
  const most = kept + Math.ceil(kept * slack);
  const isTooLong = async () => {
    const acts = (await newestMemory(environment, client))?.n ?? 0;
    return acts > most && acts - foldedActs(environment, client) > most;
  };
  if (!(await isTooLong())) return;
  const shorten = async () => {
    // Another process may have done it while we waited for the lock.
    if (await isTooLong()) await foldOlder(environment, client, kept, fold);
  };
  await withLock(environment, shorten, 'files');
}

/** How many acts the base of a client stands for. */
function foldedActs(environment: Environment, client: ClientId): number {
  const entry = parseEntry(client, readFirstLine(historyPath(environment, client)));
  return entry.kind === 'base' ? entry.memory.n : 0;
}

interface Split {
  /** What is folded, oldest first. */
  readonly acts: readonly PastAct[];
  readonly memories: readonly Memory[];
  /** Lines among them that can't be read, oldest first: they stay. */
  readonly strange: readonly Place[];
  /** The newest receipts, as they stand. */
  readonly kept: Place;
}

type Place = PlacedEntry['place'];

async function foldOlder(environment: Environment, client: ClientId, kept: number, fold: FoldDetails): Promise<void> {
  const split = await splitLog(environment, client, kept);
  if (split === undefined) return;
  const replacement = LogReplacement.begin(environment, historyPath(environment, client));
  try {
    replacement.add(Buffer.from(foldedLine(client, split, fold)));
    for (const { start, end } of [...split.strange, split.kept]) await replacement.copy(start, end);
    await replacement.finish();
  } catch (error) {
    throw replacement.abandon(error);
  }
}

/** Undefined when there is nothing to fold, or a newer Switchyard has a hand in this log: it knows better. */
async function splitLog(environment: Environment, client: ClientId, most: number): Promise<Split | undefined> {
  const older: { readonly act: PastAct; readonly memory: Memory }[] = [];
  const strange: Place[] = [];
  let kept: Place | undefined;
  let count = 0;
  for await (const entry of readEntriesBack(environment, client)) {
    if (entry.kind === 'unreadable' && entry.isNewer) return undefined;
    const isKept = count < most;
    if (entry.kind === 'receipt') count += 1;
    if (isKept) kept = { start: entry.place.start, end: kept?.end ?? entry.place.end };
    else if (entry.kind === 'unreadable') strange.unshift(entry.place);
    else older.unshift({ act: entry.kind === 'base' ? entry.base : entry.receipt, memory: entry.memory });
  }
  if (older.length < 2 || kept === undefined) return undefined;
  return { acts: older.map(({ act }) => act), memories: older.map(({ memory }) => memory), strange, kept };
}

function foldedLine(client: ClientId, { acts, memories }: Split, fold: FoldDetails): string {
  const [newest, memory] = [acts.at(-1), memories.at(-1)];
  if (!newest || !memory) throw new Error('nothing to fold');
  const made = [...new Set(memories.flatMap((one) => one.made ?? []))];
  const { id, at } = newest;
  const base: Base = { id, at, kind: 'base', client, details: fold(acts), files: foldFiles(acts) };
  return toLine(base, { ...memory, made });
}

/** Each file with what stood there before the first act that touched it, and what the last one left. */
export function foldFiles(acts: readonly PastAct[]): Base['files'] {
  const files = new Map<string, Base['files'][number]>();
  for (const file of acts.flatMap((act) => act.files)) {
    const first = files.get(file.path);
    const isBroken = file.isBroken || first?.isBroken || (first && first.after !== file.before);
    files.set(file.path, { ...(first ?? file), after: file.after, ...(isBroken && { isBroken: true }) });
  }
  return [...files.values()];
}
