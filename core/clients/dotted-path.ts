import type { Path } from '../documents/edit.ts';

/**
 * The path that a program wrote with dots between its steps, which a step may hold as well: at each step the longest name
 * that is there counts. `isWhole` says whether all of it is there; `path` ends where it is not.
 */
export function dottedPath(value: unknown, dotted: string): { readonly path: Path; readonly isWhole: boolean } {
  const names = namesOf(value)
    .filter((name) => dotted === name || dotted.startsWith(`${name}.`))
    .sort((one, other) => other.length - one.length);
  let best: { readonly path: Path; readonly isWhole: boolean } = { path: [], isWhole: dotted === '' };
  for (const name of names) {
    const below = dottedPath((value as Record<string, unknown>)[name], dotted.slice(name.length + 1));
    const step = Array.isArray(value) ? Number(name) : name;
    if (below.isWhole || below.path.length + 1 > best.path.length)
      best = { path: [step, ...below.path], isWhole: below.isWhole };
    if (best.isWhole) return best;
  }
  return best;
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The same at the end of a sentence, as in `Expected string, got 42 provider.a.options.baseURL`. */
export function dottedPathAtEnd(value: unknown, sentence: string): Path {
  let best: Path = [];
  for (let at = sentence.indexOf(' '); at >= 0; at = sentence.indexOf(' ', at + 1)) {
    const { path, isWhole } = dottedPath(value, sentence.slice(at + 1));
    if (isWhole) return path;
    if (path.length > best.length) best = path;
  }
  return best;
}
