import { join } from 'node:path';
import * as z from 'zod';
import { clientIds } from '../../shared/client-id.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import type { ForeignLock } from '../clients/client.ts';
import type { Environment } from '../environment.ts';
import { hasBackup } from './backup.ts';
import { namesIn, readIfThere } from './disk.ts';
import type { LiveFile } from './live-file.ts';

/** What a file shall become. */
export interface FileChange {
  /** As it was read; it is only written while that still holds. */
  readonly file: LiveFile;
  /** null removes the file. */
  readonly bytes: Uint8Array | null;
  readonly lock?: ForeignLock;
}

export const receiptKinds = ['use', 'undo', 'redo', 'restore', 'repair', 'import', 'forget', 'leave'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

export const ReceiptFile = z.object({
  path: z.string(),
  target: z.string(),
  /** SHA-256 in hex; null for no file. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The name of the copy of what was there; null when nothing was there (`before` is null) or it is no longer kept. */
  backup: z.string().nullable(),
});
export type ReceiptFile = Readonly<z.infer<typeof ReceiptFile>>;

export const ReceiptSchema = z.object({
  /** Sorts by time. */
  id: z.string(),
  at: z.string(),
  kind: z.enum(receiptKinds),
  client: z.enum(clientIds),
  /** The switching room's own memory; not looked into here. */
  details: z.unknown(),
  files: z.array(ReceiptFile),
});

/** What was applied. */
export type Receipt = Readonly<Omit<z.infer<typeof ReceiptSchema>, 'files'>> & {
  readonly files: readonly ReceiptFile[];
};

export interface History {
  /** Oldest first. */
  readonly receipts: readonly Receipt[];
  /** One for each entry that can't be read. */
  readonly problems: readonly Problem[];
}

export function historyFolder({ dataFolder }: Environment): string {
  return join(dataFolder, 'history');
}

/** Everything that was applied and what of it can't be read. */
export async function readHistory(environment: Environment): Promise<History> {
  const receipts: Receipt[] = [];
  const problems: Problem[] = [];
  for (const name of historyNames(environment)) {
    try {
      receipts.push(toListed(environment, readReceipt(join(historyFolder(environment), name))));
    } catch (error) {
      problems.push(toProblem(error));
    }
  }
  return { receipts, problems };
}

/** Oldest first, without what can't be read (see `readHistory`). */
export async function listReceipts(environment: Environment): Promise<readonly Receipt[]> {
  return (await readHistory(environment)).receipts;
}

/** The newest receipt that is wanted. Reads back in time only as far as it lies, so a long history costs a switch nothing. */
export async function newestReceipt(
  environment: Environment,
  isWanted: (receipt: Receipt) => boolean,
): Promise<Receipt | undefined> {
  for (const name of historyNames(environment).toReversed()) {
    const receipt = readReceiptIfWhole(join(historyFolder(environment), name));
    if (receipt && isWanted(receipt)) return toListed(environment, receipt);
  }
  return undefined;
}

/** Sorted, so oldest first. */
export function historyNames(environment: Environment): readonly string[] {
  return namesIn(historyFolder(environment)).filter((name) => name.endsWith('.json'));
}

function readReceiptIfWhole(path: string): Receipt | undefined {
  try {
    return readReceipt(path);
  } catch {
    // `readHistory` tells of what can't be read.
    return undefined;
  }
}

function readReceipt(path: string): Receipt {
  try {
    return ReceiptSchema.parse(JSON.parse(readIfThere(path)?.toString() ?? ''));
  } catch (cause) {
    throw new AppError(
      'store-broken',
      `${path} is an entry of the history and can't be read.`,
      'What it tells of can only be undone by hand. Move it away to silence this.',
      { cause },
    );
  }
}

function toListed(environment: Environment, receipt: Receipt): Receipt {
  return {
    ...receipt,
    files: receipt.files.map((file) => (hasBackup(environment, file) ? file : { ...file, backup: null })),
  };
}
