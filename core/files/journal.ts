import { renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Environment } from '../environment.ts';
import {
  makeFolder,
  missingFolder,
  moveFile,
  namesIn,
  readIfThere,
  removeFile,
  syncFolder,
  writeNewFile,
} from './disk.ts';
import { historyFolder, historyNames, ReceiptFile, ReceiptSchema } from './receipt.ts';

const JournalFile = ReceiptFile.extend({
  /** The staged bytes, beside `target`; null for a removal. */
  temp: z.string().nullable(),
  ownership: z.object({ mode: z.number(), uid: z.number(), gid: z.number() }).nullable(),
  /** The topmost folder that had to be made for the file. */
  madeFolder: z.string().nullable(),
  lock: z.object({ path: z.string(), staleAfterMs: z.number() }).nullable(),
});
export type JournalFile = Readonly<z.infer<typeof JournalFile>>;

const JournalEntry = ReceiptSchema.extend({ files: z.array(JournalFile) });

/** A transaction under way: the receipt it will be, and what is needed to finish it or to take it back. */
export type JournalEntry = Readonly<Omit<z.infer<typeof JournalEntry>, 'files'>> & {
  readonly files: readonly JournalFile[];
};

/**
 * How far a transaction is known to be; it is the ending of the entry's name.
 * `begun`: staged and backup files may be missing. `staged`: all of them are on the disk, live files may be replaced.
 * `aborted`: every live file is as it was; only our own files are left to remove.
 */
const stages = ['begun', 'staged', 'aborted'] as const;
export type Stage = (typeof stages)[number];

export interface Pending {
  readonly id: string;
  readonly stage: Stage;
  /** Undefined when it can't be read: cut short before anything was replaced. */
  readonly entry: JournalEntry | undefined;
}

export function journalFolder({ dataFolder }: Environment): string {
  return join(dataFolder, 'journal');
}

function pathOf(environment: Environment, id: string, stage: Stage): string {
  return join(journalFolder(environment), `${id}.${stage}`);
}

/** What a crash left behind, oldest first. */
export function readJournal(environment: Environment): readonly Pending[] {
  return namesIn(journalFolder(environment)).flatMap((name) => {
    const dot = name.lastIndexOf('.');
    const id = name.slice(0, dot);
    const stage = stages.find((candidate) => candidate === name.slice(dot + 1));
    return stage === undefined ? [] : [{ id, stage, entry: readEntry(pathOf(environment, id, stage)) }];
  });
}

function readEntry(path: string): JournalEntry | undefined {
  try {
    return JournalEntry.parse(JSON.parse(readIfThere(path)?.toString() ?? ''));
  } catch {
    // The entry is synced before the first live file is touched: what is not whole tells of nothing that happened.
    return undefined;
  }
}

/** Starts an entry; its text is there when this returns, and on the disk when the promise resolves. */
export async function beginEntry(environment: Environment, entry: JournalEntry): Promise<void> {
  const folder = journalFolder(environment);
  if (missingFolder(folder) !== null) makeFolder(folder);
  const text = Buffer.from(JSON.stringify(entry));
  const written = writeNewFile(pathOf(environment, entry.id, 'begun'), text);
  await Promise.all([written, syncFolder(folder, environment.platform)]);
}

/** Not synced: without this name the entry is still enough, see `stateOf`. */
export function advanceEntry(environment: Environment, id: string, from: Stage, to: Stage): void {
  if (from !== to) renameSync(pathOf(environment, id, from), pathOf(environment, id, to));
}

/** The transaction is complete; its entry becomes the receipt. */
export async function recordEntry(environment: Environment, id: string, stage: Stage): Promise<void> {
  const receipt = join(historyFolder(environment), `${id}.json`);
  makeFolder(historyFolder(environment));
  await moveFile(pathOf(environment, id, stage), receipt, environment.platform);
}

export async function dropEntry(environment: Environment, id: string, stage: Stage): Promise<void> {
  await removeFile(pathOf(environment, id, stage), environment.platform);
}

/** Folders that were made for a file of ours by any earlier transaction. */
export function madeFolders(environment: Environment): ReadonlySet<string> {
  const entries = historyNames(environment).map((name) => readEntry(join(historyFolder(environment), name)));
  return new Set(entries.flatMap((entry) => entry?.files.flatMap(({ madeFolder }) => madeFolder ?? []) ?? []));
}

/** `20261121T024932123-1a2b3c4d`: later than every id in the history, even when the clock stands still or goes back. */
export function nextId(environment: Environment): string {
  const last = historyNames(environment).at(-1);
  const now = environment.now().getTime();
  const time = last === undefined ? now : Math.max(now, timeOf(last) + 1);
  return `${new Date(time).toISOString().replace(/[-:.Z]/g, '')}-${environment.random(4)}`;
}

/** Milliseconds since 1970; 0 for a name that is not ours. */
function timeOf(id: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})-/.exec(id)?.slice(1).map(Number);
  if (parts === undefined) return 0;
  const [year = 0, month = 1, day, hour, minute, second, millisecond] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}
