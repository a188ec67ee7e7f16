import type { Asked } from '../asked.ts';
import type { EndCause } from '../stream/conclusion.ts';

/** What a provider sends in a situation that people met, and what Codex has to get of it (`storyOf`). */
export type GoldenAnswer = {
  readonly situation: string;
  readonly stream: string;
  readonly story: readonly string[];
  readonly cause?: EndCause;
  readonly dialect?: Partial<Asked['dialect']>;
};

export type GoldenRow = readonly [situation: string, stream: string, story: readonly string[]];

export function goldenRows(
  promise: string,
  rows: readonly GoldenRow[],
  dialect: Partial<Asked['dialect']> = {},
): readonly GoldenAnswer[] {
  return rows.map(([situation, stream, story]) => ({ situation: `${promise}: ${situation}`, stream, story, dialect }));
}

/** The same content in pieces of each size, between which the tags are cut. */
export function inPieces(
  content: string,
  sizes: readonly number[],
  piece: (text: string) => string,
): readonly string[] {
  return sizes.map((size) => (content.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map(piece).join(''));
}
