/** Where a new key goes, seen from the keys that stay. */
export type Placement = { readonly kind: 'after' | 'before'; readonly key: string } | { readonly kind: 'end' };

/**
 * The place of each of `keys` in a table whose edits name them in this order: behind the nearest earlier key that is
 * there, else before the nearest later one, else at the end. So writing a key, taking it away and writing it again
 * ends in the same text. All in one pass: to look around from each key anew would be quadratic.
 */
export function placementsOf(
  keys: readonly string[],
  isThere: (key: string) => boolean,
): ReadonlyMap<string, Placement> {
  const first = keys.find(isThere);
  let placement: Placement = first === undefined ? { kind: 'end' } : { kind: 'before', key: first };
  const placements = new Map<string, Placement>();
  for (const key of keys) {
    placements.set(key, placement);
    if (isThere(key)) placement = { kind: 'after', key };
  }
  return placements;
}
