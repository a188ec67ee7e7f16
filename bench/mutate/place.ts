import { createHash } from 'node:crypto';
import type { Mutation } from './mutations.ts';

/** Where a mutation is, in words that stay true when lines above it come and go. */
export type Place = {
  readonly file: string;
  /** The line, without its indentation. */
  readonly line: string;
  readonly kind: string;
  readonly code: string;
  readonly becomes: string;
  /** Counts mutations that are alike in all of the above. */
  readonly nth: number;
};

export type Mutant = { readonly place: Place; readonly lineNumber: number; readonly text: string };

/** No more than shows what it is. */
const longest = 160;

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? undefined : end).trim();
}

export function placeKey(place: Place): string {
  return JSON.stringify([place.file, place.line, place.kind, place.code, place.becomes, place.nth]);
}

/** The whole text of the file after each mutation, and the place. */
export function mutantsOf(file: string, text: string, mutations: readonly Mutation[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  return mutations.map(({ kind, start, end, becomes }) => {
    const code = text.slice(start, end).slice(0, longest);
    const alike = { file, line: lineAt(text, start), kind, code, becomes: becomes.slice(0, longest) };
    const key = placeKey({ ...alike, nth: 0 });
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return {
      place: { ...alike, nth },
      lineNumber: text.slice(0, start).split('\n').length,
      text: text.slice(0, start) + becomes + text.slice(end),
    };
  });
}

/** In the order of a hash of seed and place: a changed line moves no other place in or out of the draw. */
export function drawn(mutants: readonly Mutant[], seed: string): readonly Mutant[] {
  const rank = ({ place }: Mutant): string =>
    createHash('sha256')
      .update(`${seed}\n${placeKey(place)}`)
      .digest('hex');
  return mutants
    .map((mutant) => ({ mutant, rank: rank(mutant) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ mutant }) => mutant);
}
