/** Where a new key goes, seen from the keys that stay. */
export type Placement = { readonly kind: 'after' | 'before'; readonly key: string } | { readonly kind: 'end' };

/**
 * The place of `keys[index]` in a table whose edits name `keys` in this order: behind the nearest earlier key that is
 * there, else before the nearest later one, else at the end. So writing a key, taking it away and writing it again
 * ends in the same text.
 */
export function placementOf(keys: readonly string[], index: number, isThere: (key: string) => boolean): Placement {
  const earlier = keys.slice(0, index).findLast(isThere);
  if (earlier !== undefined) return { kind: 'after', key: earlier };
  const later = keys.slice(index + 1).find(isThere);
  return later === undefined ? { kind: 'end' } : { kind: 'before', key: later };
}
