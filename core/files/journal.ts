import { renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { lazily } from '../../shared/lazily.ts';
import type { Environment } from '../environment.ts';
import { makeFolder, missingFolder, namesIn, readIfThere, removeFile, syncFolder, writeNewFile } from './disk.ts';
import { ReceiptFile, ReceiptSchema } from './receipt.ts';
import { Switched } from './switch-log.ts';

const journalFile = lazily(() =>
  z.extend(ReceiptFile, {
    /** The staged bytes, beside `target`; null for a removal. */
    temp: z.nullable(z.string()),
    ownership: z.nullable(z.object({ mode: z.number(), uid: z.number(), gid: z.number() })),
    /** The topmost folder that had to be made for the file. */
    madeFolder: z.nullable(z.string()),
    lock: z.nullable(z.object({ path: z.string(), staleAfterMs: z.number() })),
  }),
);
export type JournalFile = Readonly<z.infer<ReturnType<typeof journalFile>>>;

const journalEntry = lazily(() =>
  z.extend(ReceiptSchema, {
    files: z.array(journalFile()),
    /** What the client uses afterwards, when the act changes that. */
    switched: z.optional(Switched),
  }),
);

/** A transaction under way: the receipt it will be, and what is needed to finish it or to take it back. */
export type JournalEntry = Readonly<Omit<z.infer<ReturnType<typeof journalEntry>>, 'files'>> & {
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
    return journalEntry().parse(JSON.parse(readIfThere(path)?.toString() ?? ''));
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

export async function dropEntry(environment: Environment, id: string, stage: Stage): Promise<void> {
  await removeFile(pathOf(environment, id, stage), environment.platform);
}

/**
 * Drops the entry of a transaction that is complete and recorded. From then on nothing may fail: what can't be removed is
 * emptied, and what can't even be emptied is found to be recorded at the next start.
 */
export async function retireEntry(environment: Environment, id: string, stage: Stage): Promise<void> {
  try {
    await dropEntry(environment, id, stage);
  } catch {
    try {
      truncateSync(pathOf(environment, id, stage));
    } catch {
      // The change was made, and that is what has to be said. The next start removes the entry.
    }
  }
}
