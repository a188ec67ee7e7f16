import type { Edit, Path } from './edit.ts';
import { isPlainObject, isSameValue, memberOf } from './plain-value.ts';

/** Stands where an element of an array was removed, so that later edits of the same call still count as before. */
const hole = Symbol('hole');

/** A value after edits. What the edits emptied may be there or not: TOML cannot write every table and array when it is empty. */
export interface Intended {
  readonly value: unknown;
  readonly emptied: ReadonlySet<unknown>;
}

/**
 * What a document must say after the edits, worked out on plain values alone, without any text.
 * `readSource` gives the value of a `set-source`.
 */
export function toIntended(before: unknown, edits: readonly Edit[], readSource: (source: string) => unknown): Intended {
  const own: OwnCopies = { copies: new Set(), made: new Set() };
  let value: unknown = before ?? {};
  for (const edit of edits) {
    if (edit.kind === 'remove') value = withRemoval(own, value, edit.path);
    else {
      const put = edit.kind === 'set' ? edit.value : readSource(edit.source);
      own.made.add(put);
      value = withValue(own, value, edit.path, put);
    }
  }
  const removals = edits.filter(({ kind }) => kind === 'remove').map(({ path }) => path);
  const parents = innermostFirst(removals.map((path) => path.slice(0, -1)));
  const ancestors = parents.flatMap((path) => path.map((_, depth) => path.slice(0, depth)));
  for (const path of innermostFirst([...parents, ...ancestors])) value = withoutHoles(own, value, path);
  return { value, emptied: emptiedBy(removals, value) };
}

/**
 * `copies`: tables and lists that were copied for this one call, and may change in place: a copy for each edit would be
 * quadratic. `made`: those that came into being by it.
 */
type OwnCopies = { readonly copies: Set<unknown>; readonly made: Set<unknown> };

/** Whether `actual` is what was intended. */
export function isIntended({ value, emptied }: Intended, actual: unknown): boolean {
  return isSameValue(value, actual, emptied);
}

const at = (value: unknown, path: Path): unknown => path.reduce(memberOf, value);

function withValue(own: OwnCopies, before: unknown, [key, ...below]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const isMade = before === undefined || before === hole;
  const container = isMade ? {} : before;
  if (isMade) own.made.add(container);
  const member = withValue(own, memberOf(container, key), below, value);
  if (!Array.isArray(container) && !isPlainObject(container)) return container;
  return Object.assign(ownCopy(own, container), { [key]: member });
}

function withRemoval(own: OwnCopies, before: unknown, path: Path): unknown {
  const key = path.at(-1);
  const parent = at(before, path.slice(0, -1));
  if (key === undefined || memberOf(parent, key) === undefined) return before;
  if (Array.isArray(parent)) return withValue(own, before, path, hole);
  const copy = ownCopy(own, parent as object);
  Reflect.deleteProperty(copy, key);
  return withValue(own, before, path.slice(0, -1), copy);
}

/** Without a prototype, so that a key `__proto__` is a key like any other. */
function ownCopy(own: OwnCopies, container: object): object {
  if (own.copies.has(container)) return container;
  const copy: object = Array.isArray(container) ? [...container] : Object.assign(Object.create(null), container);
  own.copies.add(copy);
  if (own.made.has(container)) own.made.add(copy);
  return copy;
}

/** Whether a value came into being by some of the edits, and lost all it had by others: then there is none. */
function isVoid({ copies, made }: OwnCopies, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === hole;
  return (
    made.has(value) && copies.has(value) && Object.values(value).every((member) => isVoid({ copies, made }, member))
  );
}

function withoutHoles(own: OwnCopies, before: unknown, path: Path): unknown {
  const array = at(before, path);
  if (!Array.isArray(array)) return before;
  const elements: readonly unknown[] = array;
  return withValue(
    own,
    before,
    path,
    elements.filter((element) => !isVoid(own, element)),
  );
}

/** The tables on the way to a removed key in which nothing is left. */
function emptiedBy(removals: readonly Path[], value: unknown): Set<unknown> {
  const emptied = new Set<unknown>();
  for (const path of innermostFirst(
    removals.flatMap((removal) => removal.slice(1).map((_, depth) => removal.slice(0, depth + 1))),
  )) {
    const table = at(value, path);
    const members = typeof table === 'object' && table !== null ? Object.values(table) : [undefined];
    if (members.every((member) => emptied.has(member))) emptied.add(table);
  }
  return emptied;
}

/** Each path once, the longest first. */
function innermostFirst(paths: readonly Path[]): readonly Path[] {
  const unique = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...unique.values()].sort((a, b) => b.length - a.length);
}
