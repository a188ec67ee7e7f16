import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { hasBackup } from './backup.ts';
import { historyPath, newestMemory, type PlacedEntry, readEntriesBack } from './history-log.ts';
import { brokenOldReceipts } from './history-migration.ts';
import type { Base, PastAct, Receipt, ReceiptFile } from './receipt.ts';

// What was applied, read from the end: whoever needs the newest acts reads only those. Lines that can't be read are
// passed over here; `readHistoryProblems` tells of them.

export interface TailRequest {
  /** Missing: of all clients, in the order of their ids. */
  readonly client?: ClientId;
  readonly most: number;
  /** Only acts older than this one. */
  readonly before?: string;
}

/** The newest receipts, newest first. Reads as far back as is asked, and no further. */
export async function readTail(
  environment: Environment,
  { client, most, before }: TailRequest,
): Promise<readonly Receipt[]> {
  const tail: Receipt[] = [];
  if (most <= 0) return tail;
  for await (const receipt of receiptsBack(environment, client)) {
    if (before !== undefined && receipt.id >= before) continue;
    tail.push(receipt);
    if (tail.length >= most) break;
  }
  return tail;
}

/** The newest receipt of a client that is wanted. Reads back only as far as it lies. */
export async function newestReceipt(
  environment: Environment,
  client: ClientId,
  isWanted: (receipt: Receipt) => boolean = () => true,
): Promise<Receipt | undefined> {
  for await (const receipt of receiptsBack(environment, client)) if (isWanted(receipt)) return receipt;
  return undefined;
}

/** The receipts from the newest one back to the first for which `isLast` holds, newest first; all when none does. */
export async function readBackTo(
  environment: Environment,
  client: ClientId | undefined,
  isLast: (receipt: Receipt) => boolean,
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const receipt of receiptsBack(environment, client)) {
    receipts.push(receipt);
    if (isLast(receipt)) break;
  }
  return receipts;
}

/** Receipts whose id is `beginning` or begins with it, newest first. Two are enough to know that it stands for several. */
export async function findReceipts(environment: Environment, beginning: string, most = 2): Promise<readonly Receipt[]> {
  const found: Receipt[] = [];
  if (beginning === '') return found;
  for await (const receipt of receiptsBack(environment)) {
    if (receipt.id.startsWith(beginning)) found.push(receipt);
    if (found.length >= most || receipt.id < beginning) break;
  }
  return found;
}

/** All that is known of a client's past, oldest first: its base, if there is one, then its receipts. */
export async function readAll(environment: Environment, client: ClientId): Promise<readonly PastAct[]> {
  const acts: PastAct[] = [];
  for await (const entry of readEntriesBack(environment, client)) {
    if (entry.kind === 'receipt') acts.push(listed(environment, entry.receipt));
    if (entry.kind === 'base') {
      acts.push(listed(environment, entry.base));
      break;
    }
  }
  return acts.toReversed();
}

/** Every receipt of all clients, oldest first. For those who need all: it reads all. */
export async function listReceipts(environment: Environment): Promise<readonly Receipt[]> {
  return (await readTail(environment, { most: Number.POSITIVE_INFINITY })).toReversed();
}

/** What the oldest acts of a client were folded into; undefined while its history is short. Reads the whole log. */
export async function readBase(environment: Environment, client: ClientId): Promise<Base | undefined> {
  for await (const entry of readEntriesBack(environment, client))
    if (entry.kind === 'base') return listed(environment, entry.base);
  return undefined;
}

/** Every file that a client's acts ever wrote, with its hash after the last of them (null: removed). Reads one line. */
export async function lastWritten(
  environment: Environment,
  client: ClientId,
): Promise<ReadonlyMap<string, string | null>> {
  return new Map((await newestMemory(environment, client))?.written ?? []);
}

/** Folders that were made for a file of ours by any earlier act. */
export async function madeFolders(environment: Environment): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  for (const client of clientIds)
    for await (const entry of readEntriesBack(environment, client))
      if (entry.kind !== 'unreadable') for (const folder of entry.memory.made ?? []) made.add(folder);
  return made;
}

/**
 * Throws AppError `history-too-new` when a newer Switchyard wrote what a client, or any of them, did last, and did it after
 * `known`: whoever builds on the newest act must know it. Switching builds on what stands in the live file, and needs this
 * not.
 */
export async function assertNewestKnown(environment: Environment, client?: ClientId, known = ''): Promise<void> {
  for (const one of client === undefined ? clientIds : [client])
    for await (const entry of readEntriesBack(environment, one)) {
      if (entry.kind !== 'unreadable') break;
      if (!entry.isNewer || (entry.id !== undefined && entry.id < known)) continue;
      throw new AppError(problemOf('history-too-new', { file: historyPath(environment, one) }));
    }
}

/** One problem for each entry that can't be read, with its file and line; of one client or of all. Reads all. */
export async function readHistoryProblems(environment: Environment, client?: ClientId): Promise<readonly Problem[]> {
  const problems: Problem[] = [...brokenOldReceipts(environment)];
  for (const one of client === undefined ? clientIds : [client]) {
    const entries: PlacedEntry[] = [];
    for await (const entry of readEntriesBack(environment, one)) entries.push(entry);
    for (const [index, entry] of entries.toReversed().entries())
      if (entry.kind === 'unreadable') problems.push(unreadable(entry, historyPath(environment, one), index + 1));
  }
  return problems;
}

function unreadable({ isNewer }: { readonly isNewer: boolean }, file: string, line: number): Problem {
  const values = { file, line: String(line) };
  const problem = isNewer ? problemOf('history-line-too-new', values) : problemOf('history-line-unreadable', values);
  return { ...problem, where: { file, line, column: 1 } };
}

/** Newest first; of all clients in the order of their ids. */
async function* receiptsBack(environment: Environment, client?: ClientId): AsyncGenerator<Receipt, void, undefined> {
  const logs = (client === undefined ? clientIds : [client]).map((one) => receiptEntries(environment, one));
  try {
    const heads = await Promise.all(logs.map(async (log) => ({ log, head: (await log.next()).value })));
    for (;;) {
      const newest = heads.reduce((a, b) => ((b.head?.id ?? '') > (a.head?.id ?? '') ? b : a));
      if (!newest.head) return;
      yield listed(environment, newest.head);
      newest.head = (await newest.log.next()).value;
    }
  } finally {
    await Promise.all(logs.map((log) => log.return(undefined)));
  }
}

async function* receiptEntries(
  environment: Environment,
  client: ClientId,
): AsyncGenerator<Receipt, undefined, undefined> {
  const entries: AsyncGenerator<PlacedEntry> = readEntriesBack(environment, client);
  for await (const entry of entries) if (entry.kind === 'receipt') yield entry.receipt;
  return undefined;
}

/** As it is shown: without the names of backups that are no longer kept. */
function listed<Act extends { readonly files: readonly ReceiptFile[] }>(environment: Environment, act: Act): Act {
  return {
    ...act,
    files: act.files.map((file) => (hasBackup(environment, file) ? file : { ...file, backup: null })),
  };
}
