import { assertNever } from '../../shared/assert-never.ts';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Edit, Path, Value } from './edit.ts';
import { isValueObject } from './plain-value.ts';

/** A new value: as data, or spelled by its owner. */
export type Put =
  | { readonly kind: 'put'; readonly value: Value }
  | { readonly kind: 'put-source'; readonly source: string };

/**
 * What all edits together do to one place. Children stand in the order in which the edits first name them.
 * `within` leaves the other members alone, unless `isFresh`: then what was there before is gone.
 */
export type Change = Put | { readonly kind: 'gone' } | Within;

export interface Within {
  readonly kind: 'within';
  readonly isFresh: boolean;
  readonly children: ReadonlyMap<string | number, Change>;
}

/** While the edits are gone through, what belongs to this one call grows in place: a copy for each edit would be quadratic. */
type Growing = Put | { readonly kind: 'gone' } | GrowingWithin;

interface GrowingWithin extends Within {
  readonly children: Map<string | number, Growing>;
}

const within = (isFresh: boolean): GrowingWithin => ({ kind: 'within', isFresh, children: new Map() });

/** The net effect of the edits, as a tree over the document. */
export function toChange(edits: readonly Edit[]): Within {
  let root: Growing = within(false);
  for (const edit of edits) {
    if (edit.path.length === 0) throw refusal(edit.path, sentence('documents.reason.whole'));
    root = changed(root, edit, edit.path);
  }
  return root.kind === 'within' ? root : within(false);
}

/** Whether anything comes into being here. */
export function hasPut(change: Change): boolean {
  if (change.kind === 'within') return [...change.children.values()].some(hasPut);
  return change.kind !== 'gone';
}

/** Whether nothing is left here. */
export function isGone(change: Change): boolean {
  return change.kind === 'gone' || (change.kind === 'within' && change.isFresh && !hasPut(change));
}

export function refusal(path: Path, reason: Sentence): AppError {
  const place = path.length > 0 ? path.map(String).join('.') : sentence('documents.the-document');
  return new AppError(problemOf('edit-refused', { place, reason }));
}

function changed(before: Growing | undefined, edit: Edit, rest: Path): Growing {
  const [key, ...below] = rest;
  if (key === undefined) return toLeaf(edit);
  const base = before ?? within(false);
  if (base.kind === 'put' && isValueObject(base.value)) return changedValue(base.value, edit, key, below);
  if (base.kind === 'put' || base.kind === 'put-source') {
    const isScalar = base.kind === 'put' && (typeof base.value !== 'object' || base.value === null);
    if (edit.kind === 'remove' && isScalar) return base;
    throw refusal(edit.path, sentence('documents.reason.given-above'));
  }
  if (base.kind === 'gone' && edit.kind === 'remove') return base;
  const table = base.kind === 'gone' ? within(true) : base;
  // What comes into being on the way is an object, whose keys are words.
  const name = table.isFresh ? String(key) : key;
  const child = table.children.get(name) ?? (table.isFresh ? within(true) : undefined);
  table.children.set(name, changed(child, edit, below));
  return table;
}

function toLeaf(edit: Edit): Growing {
  switch (edit.kind) {
    case 'set':
      return { kind: 'put', value: edit.value };
    case 'set-source':
      return { kind: 'put-source', source: edit.source };
    case 'remove':
      return { kind: 'gone' };
    default:
      return assertNever(edit);
  }
}

/** An edit below an object that an earlier edit of the same call gives as a whole. */
function changedValue(
  value: { readonly [key: string]: Value },
  edit: Edit,
  key: string | number,
  below: Path,
): Growing {
  if (edit.kind === 'remove' && !Object.hasOwn(value, key)) return { kind: 'put', value };
  const table = within(true);
  for (const [name, member] of Object.entries(value)) table.children.set(name, { kind: 'put', value: member });
  const child = changed(table.children.get(String(key)) ?? within(true), edit, below);
  table.children.set(String(key), child);
  return table;
}
