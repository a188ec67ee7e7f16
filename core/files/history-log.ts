import { join } from 'node:path';
import type { ClientId } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { type HistoryEntry, type Memory, nextMemory, parseEntry, toLine } from './history-entry.ts';
import { appendLine, cutLog, type Line, readLinesBack } from './line-log.ts';
import type { Receipt } from './receipt.ts';

// One append-only log for each client, and each line one act (see history-entry.ts). Lines are appended under the
// `files` lock, and whoever reads needs none.

export function historyFolder({ dataFolder }: Environment): string {
  return join(dataFolder, 'history');
}

export function historyPath(environment: Environment, client: ClientId): string {
  return join(historyFolder(environment), `${client}.jsonl`);
}

export type PlacedEntry = HistoryEntry & { readonly place: Pick<Line, 'start' | 'end'> };

/** What the log of a client says, newest first. An id that stands there twice counts once, where it stands last. */
export async function* readEntriesBack(
  environment: Environment,
  client: ClientId,
): AsyncGenerator<PlacedEntry, void, undefined> {
  const seen = new Set<string>();
  for await (const { start, end, bytes } of readLinesBack(historyPath(environment, client))) {
    const entry = parseEntry(client, bytes);
    const isRepeated = entry.id !== undefined && seen.has(entry.id);
    if (entry.id !== undefined) seen.add(entry.id);
    const told: HistoryEntry = isRepeated ? { kind: 'unreadable', isNewer: false } : entry;
    yield { ...told, place: { start, end } };
  }
}

/** What the newest line that can be read remembers; undefined for a client without a history. */
export async function newestMemory(environment: Environment, client: ClientId): Promise<Memory | undefined> {
  for await (const entry of readEntriesBack(environment, client)) if (entry.kind !== 'unreadable') return entry.memory;
  return undefined;
}

/**
 * Appends a receipt to its client's log: on the disk when done, or the log is as it was. `made` are the folders that had
 * to be made. The caller holds the `files` lock. Throws AppError `disk-full`, `write-failed` or `file-read-only`.
 */
export async function appendReceipt(
  environment: Environment,
  receipt: Receipt,
  made: readonly string[] = [],
  written?: () => void | Promise<void>,
): Promise<void> {
  const memory = nextMemory(await newestMemory(environment, receipt.client), receipt, made);
  const path = historyPath(environment, receipt.client);
  await appendLine(path, toLine(receipt, memory), environment.platform, written);
}

/** Whether the log has this receipt, as one of its newest or in its base. */
export async function hasReceipt(environment: Environment, client: ClientId, id: string): Promise<boolean> {
  for await (const entry of readEntriesBack(environment, client)) {
    if (entry.kind === 'unreadable') continue;
    if (entry.id === id) return true;
    if (entry.id < id || entry.kind === 'base') return entry.id > id;
  }
  return false;
}

/** Whether this receipt is the newest thing that the log tells. */
export async function isNewest(environment: Environment, client: ClientId, id: string): Promise<boolean> {
  for await (const entry of readEntriesBack(environment, client)) return entry.id === id;
  return false;
}

/** Takes the newest line away again when it is that of `id`: its act is taken back. The caller holds the `files` lock. */
export async function withdrawReceipt(environment: Environment, client: ClientId, id: string): Promise<void> {
  for await (const { id: newest, place } of readEntriesBack(environment, client)) {
    if (newest === id) await cutLog(historyPath(environment, client), place.start, environment.platform);
    return;
  }
}
