import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { problemOf } from '../../shared/messages/words.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { makeFolder, namesIn, readIfThere, removeFile, syncFolder } from './disk.ts';
import { type Memory, nextMemory, toLine } from './history-entry.ts';
import { historyFolder, historyPath, type PlacedEntry, readEntriesBack } from './history-log.ts';
import { LogReplacement } from './log-replacement.ts';
import { type Receipt, ReceiptSchema } from './receipt.ts';
import { noStep, type Step } from './step.ts';

// An older Switchyard left a file of its own for each act, `history/<id>.json`: its journal entry, moved there. They move into
// the clients' logs, each to its place by id.

/** After so many files others may run. */
const atOnce = 50;

interface OldReceipt {
  readonly path: string;
  readonly receipt: Receipt;
  readonly made: readonly string[];
}

/** Whether there is anything to move, or to sweep away after a crash in the middle of it. One look at a folder. */
export function hasOldReceipts(environment: Environment): boolean {
  return namesIn(historyFolder(environment)).some((name) => /\.(json|tmp)$/.test(name));
}

/**
 * Moves the old receipts into the logs: each log is written anew and replaced as a whole, then the old files go; killed
 * anywhere and done again, it ends the same. What can't be read stays where it is, and what stands in a log already stays
 * as it is, whoever wrote it. The caller holds the `files` lock.
 */
export async function migrateHistory(environment: Environment, step: Step = noStep): Promise<void> {
  const folder = historyFolder(environment);
  for (const name of namesIn(folder))
    if (name.endsWith('.tmp')) await removeFile(join(folder, name), environment.platform);
  const old = await readOld(environment);
  for (const client of clientIds) {
    const mine = old.filter(({ receipt }) => receipt.client === client);
    if (mine.length === 0) continue;
    const moved = await mergeInto(environment, client, mine);
    await step('migration merged');
    for (const { path } of moved) {
      await removeFile(path, environment.platform);
      await step('migration removed');
    }
    await syncFolder(folder, environment.platform);
  }
}

/** One problem for each old receipt that can't be read, and was therefore not moved. */
export function brokenOldReceipts(environment: Environment): readonly Problem[] {
  return oldPaths(environment).flatMap((path) => (readOne(path) === undefined ? [unreadable(path)] : []));
}

function unreadable(path: string): Problem {
  return problemOf('history-receipt-unreadable', { file: path });
}

function oldPaths(environment: Environment): readonly string[] {
  const folder = historyFolder(environment);
  return namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
}

/** Oldest first. */
async function readOld(environment: Environment): Promise<readonly OldReceipt[]> {
  const found: OldReceipt[] = [];
  for (const [index, path] of oldPaths(environment).entries()) {
    if (index % atOnce === atOnce - 1) await breathe();
    const one = readOne(path);
    if (one) found.push(one);
  }
  return found;
}

function readOne(path: string): OldReceipt | undefined {
  try {
    const value: unknown = JSON.parse(readIfThere(path)?.toString() ?? '');
    return { path, receipt: ReceiptSchema.parse(value), made: madeIn(value) };
  } catch {
    // `brokenOldReceipts` tells of it.
    return undefined;
  }
}

/** The old form noted with each file the folder that had to be made for it. */
function madeIn(value: unknown): readonly string[] {
  const { files = [] } = value as { files?: readonly { madeFolder?: unknown }[] };
  return [...new Set(files.flatMap(({ madeFolder }) => (typeof madeFolder === 'string' ? [madeFolder] : [])))];
}

/** Gives those that stand in the log now. One that is older than what was folded into a base has no place there. */
async function mergeInto(
  environment: Environment,
  client: ClientId,
  old: readonly OldReceipt[],
): Promise<readonly OldReceipt[]> {
  const standing = await readStanding(environment, client);
  const base = standing.find(({ kind }) => kind === 'base')?.id;
  const known = new Set(standing.map(({ id }) => id));
  const fitting = old.filter(({ receipt }) => base === undefined || receipt.id > base);
  const coming = fitting.filter(({ receipt }) => !known.has(receipt.id));
  if (coming.length > 0) await replaceLog(environment, client, standing, coming);
  return fitting;
}

/** Oldest first. */
async function readStanding(environment: Environment, client: ClientId): Promise<readonly PlacedEntry[]> {
  const standing: PlacedEntry[] = [];
  for await (const entry of readEntriesBack(environment, client)) standing.push(entry);
  return standing.toReversed();
}

/** Lines that stand keep their bytes. Those that can't be read stay behind the one that they stood behind. */
async function replaceLog(
  environment: Environment,
  client: ClientId,
  standing: readonly PlacedEntry[],
  coming: readonly OldReceipt[],
): Promise<void> {
  makeFolder(historyFolder(environment));
  const replacement = LogReplacement.begin(environment, historyPath(environment, client));
  const waiting = [...coming];
  let memory: Memory | undefined;
  const addUpTo = (id: string | undefined): void => {
    for (let next = waiting[0]; next && (id === undefined || next.receipt.id < id); next = waiting[0]) {
      memory = nextMemory(memory, next.receipt, next.made);
      replacement.add(Buffer.from(toLine(next.receipt, memory)));
      waiting.shift();
    }
  };
  try {
    for (const entry of standing) {
      if (entry.id !== undefined) addUpTo(entry.id);
      await replacement.copy(entry.place.start, entry.place.end);
      if (entry.kind !== 'unreadable') memory = entry.memory;
    }
    addUpTo(undefined);
    await replacement.finish();
  } catch (error) {
    throw replacement.abandon(error);
  }
}
