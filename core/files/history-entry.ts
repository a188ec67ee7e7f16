import * as z from 'zod/mini';
import type { ClientId } from '../../shared/client-id.ts';
import { lazily } from '../../shared/lazily.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { longestLine } from './line-log.ts';
import { type Base, baseSchema, type PastAct, type Receipt, ReceiptSchema } from './receipt.ts';

/** What this program writes, and the highest that it reads. */
export const logVersion = 1;

/** What a line tells beside its act, so that nobody has to read further back for it. */
const Memory = z.object({
  v: z.literal(logVersion),
  /** How many acts the client had up to this one. */
  n: z.int().check(z.nonnegative()),
  /** Every file that the client's acts wrote up to this one, with its hash after the last of them; null for no file. */
  written: z.array(z.tuple([z.string(), z.nullable(z.string())])),
  /** The topmost folders that this act, or those of a base, had to make for a file. */
  made: z.optional(z.array(z.string())),
});
export type Memory = Readonly<z.infer<typeof Memory>>;

const receiptLine = lazily(() => z.extend(ReceiptSchema, Memory.shape));
const baseLine = lazily(() => z.extend(baseSchema(), Memory.shape));
const Versioned = z.looseObject({ v: z.number(), id: z.unknown(), kind: z.optional(z.unknown()) });

/** What one line of a client's history says. */
export type HistoryEntry =
  | { readonly kind: 'receipt'; readonly id: string; readonly memory: Memory; readonly receipt: Receipt }
  | { readonly kind: 'base'; readonly id: string; readonly memory: Memory; readonly base: Base }
  /** Foreign, cut, repeated or of a newer Switchyard; the last has its id, as far as that can be read. */
  | { readonly kind: 'unreadable'; readonly isNewer: boolean; readonly id?: string };

const broken: HistoryEntry = { kind: 'unreadable', isNewer: false };
const decoder = new TextDecoder('utf-8', { fatal: true });

/** `bytes` without the newline; undefined for a line that is too long to be ours. */
export function parseEntry(client: ClientId, bytes: Uint8Array | undefined): HistoryEntry {
  if (bytes === undefined) return broken;
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    // Whoever reports problems tells of this line.
    return broken;
  }
  const versioned = Versioned.safeParse(value).data;
  if (versioned && versioned.v > logVersion)
    return { kind: 'unreadable', isNewer: true, ...(typeof versioned.id === 'string' && { id: versioned.id }) };
  const stored = (versioned?.kind === 'base' ? baseLine() : receiptLine()).safeParse(value).data;
  if (stored?.client !== client) return broken;
  const { v, n, written, made, ...rest } = stored;
  const memory = { v, n, written, ...(made && { made }) };
  if (rest.kind === 'base') return { kind: 'base', id: rest.id, memory, base: rest };
  return { kind: 'receipt', id: rest.id, memory, receipt: rest };
}

/** The line of an act or a base, without its newline. Throws AppError `history-entry-too-large` for one that could not be read again. */
export function toLine(act: Receipt | Base, { v, n, written, made }: Memory): string {
  const { id, ...rest } = act;
  const line = JSON.stringify({ v, id, n, ...rest, written, ...(made && made.length > 0 && { made }) });
  if (Buffer.byteLength(line) <= longestLine) return line;
  throw new AppError(problemOf('history-entry-too-large', { bytes: String(line.length) }));
}

/** The memory of the act that follows: `before` is that of the newest act so far, `made` are the folders it had to make. */
export function nextMemory(
  before: Memory | undefined,
  act: Pick<PastAct, 'files'>,
  made: readonly string[] = [],
): Memory {
  const written = new Map(before?.written ?? []);
  for (const { path, after } of act.files) written.set(path, after);
  return { v: logVersion, n: (before?.n ?? 0) + 1, written: [...written], ...(made.length > 0 && { made: [...made] }) };
}
