import type { LiveDocument } from '../client.ts';

/** Where a problem stands, as a part of it. */
export function placeOf({ document, file }: LiveDocument, path: readonly string[]) {
  const position = document?.locate(path);
  return position ? { where: { file: file.path, ...position } } : {};
}

/** Whether a version is known to be below this one. */
export function isOlder(version: string | undefined, limit: readonly [number, number, number]): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)/
    .exec(version ?? '')
    ?.slice(1)
    .map(Number);
  if (!parts) return false;
  const index = limit.findIndex((number, at) => number !== parts[at]);
  return index >= 0 && (parts[index] ?? 0) < (limit[index] ?? 0);
}
