import type { Document, Path, Value } from '../../documents/edit.ts';
import type { OwnedKey } from '../details.ts';

// An element of a list moves when others come and go, so it is known by its value, not by its index.

function listAbove(document: Document, path: Path): readonly unknown[] | undefined {
  const list = document.get(path.slice(0, -1));
  return Array.isArray(list) ? list : undefined;
}

function isElement(path: Path): boolean {
  return typeof path.at(-1) === 'number';
}

/** The index of the element that we wrote; -1 when it is there no longer. */
function indexNow(document: Document, { path, after }: OwnedKey): number {
  const wanted = JSON.stringify(after);
  return (listAbove(document, path) ?? []).findIndex((element) => JSON.stringify(element) === wanted);
}

function isTakenOut(document: Document, { path, before }: OwnedKey): boolean {
  if (before === null) return true;
  const list = listAbove(document, path);
  return list?.every((_, index) => document.sourceOf([...path.slice(0, -1), index]) !== before) ?? false;
}

/** Whether what stands there now is what we wrote, so that it is ours to take back. */
export function isUnchanged(document: Document, owned: OwnedKey): boolean {
  const { path, after } = owned;
  if (isElement(path)) return after === undefined ? isTakenOut(document, owned) : indexNow(document, owned) >= 0;
  const now = document.get(path) as Value | undefined;
  return after === undefined ? now === undefined : JSON.stringify(now) === JSON.stringify(after);
}

/**
 * Unchanged keys with the paths at which they are taken back now: elements that we wrote where they stand by now, those
 * that we took out at the end of their list.
 */
export function inPlace(document: Document, unchanged: readonly OwnedKey[]): readonly OwnedKey[] {
  const ends = new Map<string, number>();
  return unchanged.flatMap((key): readonly OwnedKey[] => {
    const { path, before, after } = key;
    if (!isElement(path)) return [key];
    const above = path.slice(0, -1);
    if (after !== undefined) return [{ ...key, path: [...above, indexNow(document, key)] }];
    if (before === null) return [];
    const list = JSON.stringify(above);
    const end = ends.get(list) ?? listAbove(document, path)?.length ?? 0;
    ends.set(list, end + 1);
    return [{ ...key, path: [...above, end] }];
  });
}
