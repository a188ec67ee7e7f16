/** Whether `version` came before `limit`: `0.117.0` before `0.118.0`. What tells no numbers came before nothing. */
export function isBefore(version: string | undefined, limit: string): boolean {
  const [mine, theirs] = [numbersOf(version ?? ''), numbersOf(limit)];
  if (mine.length === 0) return false;
  const at = theirs.findIndex((number, index) => number !== (mine[index] ?? 0));
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}
