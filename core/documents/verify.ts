import { parse as parseIarna } from '@iarna/toml';
import JSON5 from 'json5';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { parse as parseSmol } from 'smol-toml';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Syntax } from './edit.ts';
import { type Intended, isIntended } from './edited-value.ts';
import { isPlainObject } from './plain-value.ts';

export interface Outcome {
  /** The text before the edits, what it says, and the text after. */
  readonly before: string;
  readonly valueBefore: unknown;
  readonly after: string;
  readonly intended: Intended;
}

/** Has other parsers read the new text. Throws AppError `edit-not-verified` when one reads something else than intended. */
export function verify(syntax: Syntax, outcome: Outcome): void {
  if (syntax === 'toml') verifyToml(outcome);
  else verifyJson(syntax, outcome);
}

export function verifyJson(syntax: 'jsonc' | 'json5', outcome: Outcome): void {
  if (syntax === 'jsonc') verifyWith('jsonc-parser', readJsonc, outcome);
  else verifyWith('json5', readJson5, outcome);
}

/**
 * smol-toml must agree. @iarna/toml 3.0.0 is the second opinion. It knows no TOML 1.1 and stumbles over CRLF behind a
 * comment (iarna-toml #33) and over some valid values, so a file that it misread before the edit is none that it can judge.
 */
export function verifyToml(outcome: Outcome): void {
  verifyWith('smol-toml', readSmol, outcome);
  const reading = attempt(readIarna, outcome.after);
  if (reading.kind === 'value' && isIntended(outcome.intended, reading.value)) return;
  const before = attempt(readIarna, outcome.before);
  const canJudge =
    before.kind === 'value' && isIntended({ value: outcome.valueBefore, emptied: new Set() }, before.value);
  if (canJudge) throw notVerified('@iarna/toml', reading);
}

function verifyWith(parser: string, read: (text: string) => unknown, { after, intended }: Outcome): void {
  const reading = attempt(read, after);
  if (reading.kind === 'error' || !isIntended(intended, reading.value)) throw notVerified(parser, reading);
}

type Attempt =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly cause: unknown };

function attempt(read: (text: string) => unknown, text: string): Attempt {
  try {
    return { kind: 'value', value: read(text) };
  } catch (cause) {
    return { kind: 'error', cause };
  }
}

const withoutMark = (text: string) => text.replace(/^\ufeff/, '');

/** TOML leaves it open whether a line break inside of a string is read as it is written, and the parsers differ. */
const normalised = (text: string) => withoutMark(text).replaceAll('\r\n', '\n');

function readSmol(text: string): unknown {
  return parseSmol(normalised(text), { integersAsBigInt: 'asNeeded' });
}

function readIarna(text: string): unknown {
  return exact(parseIarna(normalised(text)));
}

/** @iarna/toml gives some integers as bigint that are exact numbers. */
function exact(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(exact);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, exact(member)]));
}

function readJsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(withoutMark(text), errors, { allowTrailingComma: true, disallowComments: false });
  if (errors.length > 0) throw new Error(`${errors.length} errors`);
  return value;
}

function readJson5(text: string): unknown {
  return JSON5.parse<unknown>(withoutMark(text));
}

/** The parsers' own messages quote the text, which may hold a key: none goes into the problem. */
function notVerified(parser: string, reading: Attempt): AppError {
  return new AppError(
    reading.kind === 'error'
      ? problemOf('edit-not-verified', { parser })
      : problemOf('edit-reads-otherwise', { parser }),
  );
}
