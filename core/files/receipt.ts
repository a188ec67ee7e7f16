import * as z from 'zod/mini';
import { clientIds } from '../../shared/client-id.ts';
import { faces } from '../../shared/face.ts';
import { lazily } from '../../shared/lazily.ts';
import type { ForeignLock } from './foreign-lock.ts';
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
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
  /** The name of the copy of what was there; null when nothing was there (`before` is null) or it is no longer kept. */
  backup: z.nullable(z.string()),
});
export type ReceiptFile = Readonly<z.infer<typeof ReceiptFile>>;

export const ReceiptSchema = z.object({
  /** Sorts by time. */
  id: z.string(),
  at: z.string(),
  kind: z.enum(receiptKinds),
  client: z.enum(clientIds),
  /** Missing in receipts of a time when it was not noted. */
  face: z.optional(z.enum(faces)),
  /** What switching keeps in mind; not looked into here. */
  details: z.unknown(),
  files: z.array(ReceiptFile),
});

/** What was applied. */
export type Receipt = Readonly<Omit<z.infer<typeof ReceiptSchema>, 'files'>> & {
  readonly files: readonly ReceiptFile[];
};

export const baseSchema = lazily(() =>
  z.object({
    /** That of the newest act in it. */
    id: z.string(),
    at: z.string(),
    kind: z.literal('base'),
    client: z.enum(clientIds),
    /** The acts' details, folded by core/switching. */
    details: z.unknown(),
    files: z.array(
      z.extend(ReceiptFile, {
        /** Somebody else wrote the file between two of the acts. */
        isBroken: z.optional(z.literal(true)),
      }),
    ),
  }),
);

/**
 * The oldest acts of a client, folded into one record when its history grew too long: each file with what stood there
 * before the first of them, that first one's backup, and what the last one left. It is no act: it is not shown, and
 * neither undone nor gone back to; leaving and drift need it.
 */
export type Base = Readonly<Omit<z.infer<ReturnType<typeof baseSchema>>, 'files'>> & {
  readonly files: readonly z.infer<ReturnType<typeof baseSchema>>['files'][number][];
};

/** What taking back works on: one act, or the many that a base stands for. */
export type PastAct = Pick<Base, 'id' | 'at' | 'client' | 'details' | 'files'> & {
  readonly kind: ReceiptKind | 'base';
};
