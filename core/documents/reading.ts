import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Said } from '../../shared/sentence.ts';
import type { Within } from './change.ts';
import type { Path } from './edit.ts';
import { positionAt } from './text-lines.ts';

/** A text read with ranges by the parser of its syntax; offsets count from behind the byte order mark. */
export interface Reading {
  readonly value: unknown;
  /** Where the value at `path` was written, undefined for header tables and for nothing. */
  rangeOf(path: Path): readonly [from: number, to: number] | undefined;
  /** Where the value at `path`, or the table, begins. */
  startOf(path: Path): number | undefined;
  /** The whole text after a change. */
  changed(change: Within): string;
  /** The value that `source` spells. Throws AppError `edit-refused` when it is not one value. */
  readSource(source: string): unknown;
}

/**
 * A valid text that a parser has no room for: toml-eslint-parser 1.0.3 gives up at strings of 120,000 characters, momoa
 * 3.3.13 at 15,000 comments in a row, and both where values are nested thousands deep.
 */
export function tooMuchToRead(file: string, cause: RangeError): AppError {
  return new AppError(problemOf('file-too-much', { file }), { cause });
}

/** A text that its owner must mend first. `offset` counts in `text`; `reason` may be a parser's own words. */
export function brokenFile(file: string, text: string, offset: number, reason: Said, cause?: unknown): AppError {
  const { line, column } = positionAt(text, offset);
  const problem = problemOf('file-broken', { file, line: String(line), column: String(column), reason });
  return new AppError(problem, { cause, where: { file, line, column } });
}
