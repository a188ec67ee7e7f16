const mostNames = 3;

/** How many letters must be added, taken away or changed to make one of the other (Levenshtein). */
function distance(a: string, b: string): number {
  const others = [...b];
  let row = Array.from({ length: others.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (const [at, other] of others.entries())
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[others.length] ?? 0;
}

/** Without its vendor, in small letters, without what is written this way by one and that way by another. */
function core(name: string): string {
  return name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/[\s._:-]+/g, '-');
}

/** The models of a list that were probably meant by a name that is not in it, nearest first, three at most. */
export function nearestModels(wanted: string, listed: readonly string[]): readonly string[] {
  const want = core(wanted);
  const rated = listed.slice(0, 2000).map((name) => {
    const other = core(name);
    const far = other === want ? 0 : other.includes(want) || want.includes(other) ? 1 : distance(want, other);
    return { name, far };
  });
  const most = Math.max(2, Math.floor(want.length / 4));
  return rated
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, mostNames)
    .map(({ name }) => name);
}
