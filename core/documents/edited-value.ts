import type { Edit, Path } from './edit.ts';
import { isPlainObject, isSameValue } from './plain-value.ts';

type Container = Map<string, unknown> | unknown[];

/** Stands where an element of an array was removed, so that later edits of the same call still count as before. */
const hole = Symbol('hole');

/** A value after edits. Tables that the edits emptied may be there or not: TOML cannot say that an implied table is empty. */
export interface Intended {
  readonly value: unknown;
  readonly emptied: ReadonlySet<unknown>;
}

/**
 * What a document must say after the edits, worked out on plain values alone, without any text.
 * `readSource` gives the value of a `set-source`.
 */
export function toIntended(before: unknown, edits: readonly Edit[], readSource: (source: string) => unknown): Intended {
  const root = open(before ?? {});
  const touched = new Set<unknown>();
  for (const edit of edits) {
    if (edit.kind === 'remove') removeAt(root, edit.path, touched);
    else setAt(root, edit.path, edit.kind === 'set' ? edit.value : readSource(edit.source));
  }
  const emptied = new Set<unknown>();
  return { value: close(root, touched, emptied), emptied };
}

/** Whether `actual` is what was intended. */
export function isIntended({ value, emptied }: Intended, actual: unknown): boolean {
  return isSameValue(pruned(value, emptied), pruned(actual, emptied, value));
}

/** `value` without the members that `emptied` allows to be missing; `shape` is the intended value beside an actual one. */
function pruned(value: unknown, emptied: ReadonlySet<unknown>, shape: unknown = value): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => pruned(item, emptied, Array.isArray(shape) ? shape[index] : undefined));
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]) => {
    const beside = isPlainObject(shape) && Object.hasOwn(shape, key) ? shape[key] : undefined;
    const kept = pruned(member, emptied, beside);
    const mayMiss = emptied.has(beside) && isPlainObject(kept) && Object.keys(kept).length === 0;
    return mayMiss ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(members);
}

function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (isPlainObject(value)) return new Map(Object.entries(value).map(([key, member]) => [key, open(member)]));
  return value;
}

function close(value: unknown, touched: ReadonlySet<unknown>, emptied: Set<unknown>): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== hole).map((item) => close(item, touched, emptied));
  if (!(value instanceof Map)) return value;
  const result = Object.fromEntries([...value].map(([key, member]) => [key, close(member, touched, emptied)]));
  if (touched.has(value) && Object.values(result).every((member) => emptied.has(member))) emptied.add(result);
  return result;
}

function childOf(container: unknown, key: string | number): unknown {
  if (container instanceof Map) return container.get(String(key));
  return Array.isArray(container) ? container[Number(key)] : undefined;
}

function put(container: Container, key: string | number, value: unknown): void {
  if (container instanceof Map) container.set(String(key), value);
  else container[Number(key)] = value;
}

function setAt(root: unknown, path: Path, value: unknown): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    if (!isContainer(at)) return;
    const child = childOf(at, key);
    if (child === undefined || child === hole) put(at, key, new Map());
    at = childOf(at, key);
  }
  const last = path.at(-1);
  if (isContainer(at) && last !== undefined) put(at, last, open(value));
}

function removeAt(root: unknown, path: Path, touched: Set<unknown>): void {
  const above = [root];
  for (const key of path.slice(0, -1)) above.push(childOf(above.at(-1), key));
  const parent = above.at(-1);
  const last = path.at(-1);
  if (last === undefined || childOf(parent, last) === undefined) return;
  if (parent instanceof Map) parent.delete(String(last));
  else if (Array.isArray(parent)) parent[Number(last)] = hole;
  for (const container of above) touched.add(container);
}

function isContainer(value: unknown): value is Container {
  return value instanceof Map || Array.isArray(value);
}
