/**
 * The value without fields that are null, at every depth; the same value where there is none. Lists keep theirs, because a
 * place in a list means something.
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = value.map(withoutNulls);
    return list.some((inner, index) => inner !== value[index]) ? list : value;
  }
  const before = Object.entries(value);
  const after = before
    .filter(([, inner]) => inner !== null)
    .map(([name, inner]) => [name, withoutNulls(inner)] as const);
  const isSame = after.length === before.length && after.every(([, inner], index) => inner === before[index]?.[1]);
  return isSame ? value : Object.fromEntries(after);
}
