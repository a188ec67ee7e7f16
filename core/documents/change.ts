import { assertNever } from '../../shared/assert-never.ts';
import { AppError } from '../../shared/problem.ts';
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

const untouched: Within = { kind: 'within', isFresh: false, children: new Map() };
const fresh: Within = { ...untouched, isFresh: true };

/** The net effect of the edits, as a tree over the document. */
export function toChange(edits: readonly Edit[]): Within {
  let root: Change = untouched;
  for (const edit of edits) {
    if (edit.path.length === 0) throw refusal(edit.path, 'the document as a whole cannot be replaced');
    root = changed(root, edit, edit.path);
  }
  return root.kind === 'within' ? root : untouched;
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

export function refusal(path: Path, reason: string): AppError {
  const name = path.map(String).join('.');
  const fix = 'Nothing was written. Open the file, change this place by hand and try again.';
  return new AppError('edit-refused', `Cannot edit ${name || 'the document'}: ${reason}.`, fix);
}

function changed(before: Change | undefined, edit: Edit, rest: Path): Change {
  const [key, ...below] = rest;
  if (key === undefined) return toLeaf(edit);
  const base = before ?? untouched;
  if (base.kind === 'put' && isValueObject(base.value)) return changedValue(base.value, edit, key, below);
  if (base.kind === 'put' || base.kind === 'put-source') {
    const isScalar = base.kind === 'put' && (typeof base.value !== 'object' || base.value === null);
    if (edit.kind === 'remove' && isScalar) return base;
    throw refusal(edit.path, 'an earlier edit gives a place above it as a whole');
  }
  if (base.kind === 'gone' && edit.kind === 'remove') return base;
  const within = base.kind === 'gone' ? fresh : base;
  const children = new Map(within.children);
  const child = children.get(key) ?? (within.isFresh ? fresh : undefined);
  return { ...within, children: children.set(key, changed(child, edit, below)) };
}

function toLeaf(edit: Edit): Change {
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
function changedValue(value: { readonly [key: string]: Value }, edit: Edit, key: string | number, below: Path): Change {
  const children = new Map<string | number, Change>(
    Object.entries(value).map(([name, member]) => [name, { kind: 'put', value: member }]),
  );
  const child = changed(children.get(String(key)) ?? fresh, edit, below);
  if (edit.kind === 'remove' && !children.has(String(key))) return { kind: 'put', value };
  children.set(String(key), child);
  return { kind: 'within', isFresh: true, children };
}
