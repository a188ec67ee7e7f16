import type { LiveDocument } from '../client.ts';
import { isRecord, type Plain } from './record.ts';

export const includeKey = '$include';

/** The files that an object of a file includes, in the order of merging. */
export type Included = (live: LiveDocument, value: unknown) => readonly LiveDocument[];

/**
 * A value with everything it includes, by OpenClaw's rules: the files in their order, sibling keys of `$include` last,
 * lists joined; a single file without siblings takes the place of the object, whatever it holds.
 */
export function mergedValue(included: Included, live: LiveDocument, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mergedValue(included, live, item));
  if (!isRecord(value)) return value;
  const own = Object.entries(value).filter(([key]) => key !== includeKey);
  const siblings = Object.fromEntries(own.map(([key, item]) => [key, mergedValue(included, live, item)]));
  if (value[includeKey] === undefined) return siblings;
  const parts = included(live, value).map((file) => mergedValue(included, file, file.document?.value));
  const base = (parts.length === 1 ? parts[0] : parts.reduce(merge, {})) ?? {};
  return own.length > 0 ? merge(base, siblings) : base;
}

function merge(below: unknown, above: unknown): unknown {
  if (Array.isArray(below) && Array.isArray(above)) return [...below, ...above];
  if (!isRecord(below) || !isRecord(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, mergeKey(below, above, key)]));
}

function mergeKey(below: Plain, above: Plain, key: string): unknown {
  if (!Object.hasOwn(above, key)) return below[key];
  return Object.hasOwn(below, key) ? merge(below[key], above[key]) : above[key];
}
