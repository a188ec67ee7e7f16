import { AppError } from '../../shared/problem.ts';
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
  const message = `Cannot edit ${file}: one text in it is too long, too many comments stand in a row, or it is nested too deeply.`;
  return new AppError('edit-refused', message, `Move that out of ${file}, or change the file by hand.`, { cause });
}

/** A text that its owner must mend first. `offset` counts in `text`. */
export function brokenFile(file: string, text: string, offset: number, reason: string, cause?: unknown): AppError {
  const { line, column } = positionAt(text, offset);
  const message = `${file} is broken at line ${line}, column ${column}: ${reason}.`;
  const fix = `Nothing was written. Open ${file} at line ${line} and mend it.`;
  return new AppError('file-broken', message, fix, { cause, where: { file, line, column } });
}
