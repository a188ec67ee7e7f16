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
  let value: unknown = before ?? {};
  for (const edit of edits) {
    if (edit.kind === 'remove') value = withRemoval(value, edit.path);
    else value = withValue(value, edit.path, edit.kind === 'set' ? edit.value : readSource(edit.source));
  }
  const removals = edits.filter(({ kind }) => kind === 'remove').map(({ path }) => path);
  for (const path of [...removals].sort((a, b) => b.length - a.length)) value = withoutHoles(value, path.slice(0, -1));
  return { value, emptied: emptiedBy(removals, value) };
}

/** Whether `actual` is what was intended. */
export function isIntended({ value, emptied }: Intended, actual: unknown): boolean {
  return isSameValue(value, actual, emptied);
}

const at = (value: unknown, path: Path): unknown => path.reduce(memberOf, value);

function withValue(before: unknown, [key, ...below]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const container = before === undefined || before === hole ? {} : before;
  const member = withValue(memberOf(container, key), below, value);
  if (Array.isArray(container)) return Object.assign([...container], { [key]: member });
  return isPlainObject(container) ? { ...container, [key]: member } : container;
}

function withRemoval(before: unknown, path: Path): unknown {
  const key = path.at(-1);
  const parent = at(before, path.slice(0, -1));
  if (key === undefined || memberOf(parent, key) === undefined) return before;
  if (Array.isArray(parent)) return withValue(before, path, hole);
  const others = Object.entries(parent as object).filter(([name]) => name !== String(key));
  return withValue(before, path.slice(0, -1), Object.fromEntries(others));
}

function withoutHoles(before: unknown, path: Path): unknown {
  const array = at(before, path);
  if (!Array.isArray(array)) return before;
  const elements: readonly unknown[] = array;
  return withValue(
    before,
    path,
    elements.filter((element) => element !== hole),
  );
}

/** The tables on the way to a removed key in which nothing is left, innermost first. */
function emptiedBy(removals: readonly Path[], value: unknown): Set<unknown> {
  const emptied = new Set<unknown>();
  for (const path of removals) {
    for (let depth = path.length - 1; depth > 0; depth--) {
      const table = at(value, path.slice(0, depth));
      const members = typeof table === 'object' && table !== null ? Object.values(table) : [undefined];
      if (members.every((member) => emptied.has(member))) emptied.add(table);
    }
  }
  return emptied;
}
