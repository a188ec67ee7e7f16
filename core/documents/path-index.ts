import type { Path } from './edit.ts';

/** Many paths in their order, to find those that begin with another one without going through all of them. */
export interface PathIndex {
  /** The indices of the paths that lead here or go on from here, in rising order. */
  readonly indices: readonly number[];
  readonly below: ReadonlyMap<string, PathIndex>;
}

interface Growing extends PathIndex {
  readonly indices: number[];
  readonly below: Map<string, Growing>;
}

const nothing: PathIndex = { indices: [], below: new Map() };

/** Keys and indices of arrays count as their text, as in headers. */
export function toPathIndex(paths: readonly Path[]): PathIndex {
  const root: Growing = { indices: [], below: new Map() };
  for (const [index, path] of paths.entries()) {
    let at = root;
    at.indices.push(index);
    for (const key of path) {
      const next: Growing = at.below.get(String(key)) ?? { indices: [], below: new Map() };
      at.below.set(String(key), next);
      next.indices.push(index);
      at = next;
    }
  }
  return root;
}

/** The paths that begin with `prefix`. */
export function startingWith(index: PathIndex, prefix: Path): PathIndex {
  let at: PathIndex | undefined = index;
  for (const key of prefix) at = at?.below.get(String(key));
  return at ?? nothing;
}
