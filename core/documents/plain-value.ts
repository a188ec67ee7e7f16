import type { Value } from './edit.ts';

export interface PlainObject {
  readonly [key: string]: unknown;
}

/** Objects made of keys: not arrays, not dates. Parsers make them with and without a prototype. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function isValueObject(value: Value): value is { readonly [key: string]: Value } {
  return isPlainObject(value);
}

/** The own member `key`; never one of the prototype, so that a key `constructor` is a key like any other. */
export function memberOf(container: unknown, key: string | number): unknown {
  if (Array.isArray(container)) return typeof key === 'number' ? container[key] : undefined;
  return isPlainObject(container) && Object.hasOwn(container, key) ? container[key] : undefined;
}

const nothing: ReadonlySet<unknown> = new Set();

/** Whether two readings of a text say the same; `b` may lack the members in `optional`. The order of keys is no part of it. */
export function isSameValue(a: unknown, b: unknown, optional: ReadonlySet<unknown> = nothing): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSameValue(item, b[index], optional));
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (isPlainObject(a) && isPlainObject(b)) {
    const isCovered = Object.keys(a).every((key) =>
      Object.hasOwn(b, key) ? isSameValue(a[key], b[key], optional) : optional.has(a[key]),
    );
    return isCovered && Object.keys(b).every((key) => Object.hasOwn(a, key));
  }
  return Object.is(a, b);
}

/** The members of a table that are texts; none of anything else. */
export function textsIn(value: unknown): Readonly<Record<string, string>> {
  const members = isPlainObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(members.filter((member): member is [string, string] => typeof member[1] === 'string'));
}
