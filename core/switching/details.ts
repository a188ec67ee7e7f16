import * as z from 'zod/mini';
import { sentence } from '../../shared/messages/words.ts';
import { SentenceView } from '../../shared/problem-view.ts';
import { Delivery } from '../../shared/provider.ts';
import { redact } from '../../shared/redact.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Document, Edit, Path } from '../documents/edit.ts';
import type { PastAct } from '../files/receipt.ts';

const Key = z.union([z.string(), z.number()]);

/** One of our keys in one file: as it was written before (null: it was not there), and the value we gave it (missing: taken away). */
const OwnedKey = z.strictObject({
  file: z.string(),
  path: z.readonly(z.array(Key)),
  before: z.nullable(z.string()),
  after: z.optional(z.unknown()),
  /** How many steps of `path` lead to the outermost table that was made for it; missing when all tables were there. */
  made: z.optional(z.int().check(z.positive())),
  /** A secret stood or stands there and is left out here: the backup has what stood there before. */
  isSecret: z.optional(z.literal(true)),
});
export type OwnedKey = z.infer<typeof OwnedKey>;

/** What a switch writes into a receipt: enough to undo as an edit of our keys only (checklist C11). */
export const Details = z.strictObject({
  /** What was done, for the history; an older Switchyard wrote it in English. */
  summary: z.union([SentenceView, z.string()]),
  /** The provider or `official`, where the act chose one. */
  choice: z.optional(z.string()),
  model: z.optional(z.string()),
  /** Of an act that takes others back: what the first of those was about. */
  subject: z.optional(z.strictObject({ choice: z.optional(z.string()), model: z.optional(z.string()) })),
  /** The provider whose traces the act took out. */
  forgot: z.optional(z.string()),
  delivery: z.optional(z.union([Delivery, z.literal('none')])),
  /** Whether the client already used one of our providers before. */
  wasOurs: z.boolean(),
  owned: z.readonly(z.array(OwnedKey)),
  /** What stood there before the client became ours, handed on from switch to switch. */
  original: z.optional(
    z.readonly(
      z.array(z.strictObject({ file: z.string(), path: z.readonly(z.array(Key)), source: z.nullable(z.string()) })),
    ),
  ),
  /**
   * In a base only: secrets whose first act is not the first one of their file, with the backup that knows what stood
   * there before.
   */
  origins: z.optional(
    z.readonly(
      z.array(
        z.strictObject({
          file: z.string(),
          path: z.readonly(z.array(Key)),
          target: z.string(),
          before: z.nullable(z.string()),
          backup: z.nullable(z.string()),
        }),
      ),
    ),
  ),
  /** The receipt that this one takes back. */
  undoes: z.optional(z.string()),
  /** The receipt before which this one goes back. */
  restores: z.optional(z.string()),
});
export type Details = z.infer<typeof Details>;

/** Read once for each act: a way back asks for every key anew. */
const known = new WeakMap<object, { readonly details: Details | undefined }>();

/** The details of an act, read; undefined when another program wrote into our history. */
export function detailsOf({ details }: Pick<PastAct, 'details'>): Details | undefined {
  const isObject = typeof details === 'object' && details !== null;
  const read = (isObject && known.get(details)) || { details: Details.safeParse(details).data };
  if (isObject) known.set(details, read);
  return read.details;
}

/** What an act did, as a sentence. */
export function summaryOf(details: Details | undefined): Sentence {
  const summary = details?.summary ?? sentence('acts.unknown');
  return typeof summary === 'string' ? sentence('acts.as-told', { words: summary }) : summary;
}

/** What an act is about. */
export interface Subject {
  /** A provider id, or `official`. */
  readonly choice?: string;
  readonly model?: string;
}

/** As the act tells it by itself. Older acts that took others back did not: see `readSubject`. */
export function subjectOf(details: Details | undefined): Subject {
  const choice = details?.subject ? details.subject.choice : (details?.choice ?? details?.forgot);
  const model = details?.subject ? details.subject.model : details?.model;
  return { ...(choice !== undefined && { choice }), ...(model !== undefined && { model }) };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The places at and below `path` that have a spelling of their own: a header table has none, its keys have. */
export function leaves(document: Document, path: Path): readonly Path[] {
  if (document.sourceOf(path) !== undefined) return [path];
  const value = document.get(path);
  return isTable(value) ? Object.keys(value).flatMap((key) => leaves(document, [...path, key])) : [];
}

/** The length of the shortest part of `path` that is not there yet; undefined when only the last step is missing. */
export function madeBy(document: Document | undefined, path: Path): { made?: number } {
  for (let length = 1; length < path.length; length += 1)
    if (document?.get(path.slice(0, length)) === undefined) return { made: length };
  return {};
}

/**
 * The memory of a key with no secret in it (checklist S1): a history is copied into bug reports. `secrets` are known to
 * be some, whatever they look like.
 */
export function withoutSecret({ before, after, ...key }: OwnedKey, secrets: readonly string[] = []): OwnedKey {
  const isSafe = (source: string) => {
    const line = `${key.path.at(-1)}: ${source}`;
    return redact(line, secrets) === line;
  };
  const safeBefore = before !== null && isSafe(before) ? before : null;
  const safeAfter = after !== undefined && isSafe(JSON.stringify(after)) ? after : undefined;
  const isWhole = safeBefore === before && safeAfter === after;
  const optional = {
    ...(safeAfter !== undefined && { after: safeAfter }),
    ...(!isWhole && { isSecret: true as const }),
  };
  return { ...key, before: safeBefore, ...optional };
}

function ownedByEdit(file: string, document: Document | undefined, edit: Edit): readonly OwnedKey[] {
  const { path } = edit;
  const source = document?.sourceOf(path);
  const after = edit.kind === 'set' ? { after: edit.value } : {};
  if (source !== undefined) return [{ file, path, before: source, ...after }];
  // A header table has no source of its own; what is lost with it are its keys.
  const lost = (document ? leaves(document, path) : []).map((leaf) => ({
    file,
    path: leaf,
    before: document?.sourceOf(leaf) ?? null,
  }));
  return edit.kind === 'remove' ? lost : [...lost, { file, path, before: null, ...after, ...madeBy(document, path) }];
}

/** Notes what stands under the places that `edits` are about to change. */
export function ownedKeys(file: string, document: Document | undefined, edits: readonly Edit[]): readonly OwnedKey[] {
  return edits.flatMap((edit) => ownedByEdit(file, document, edit)).map((key) => withoutSecret(key));
}
