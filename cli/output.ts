import { styleText } from 'node:util';
import { problemText } from '../shared/messages/problem-text.ts';
import type { Problem } from '../shared/problem.ts';
import { redact, redactSource } from '../shared/redact.ts';
import { inWords, problemInWords } from './json-value.ts';
import type { Sink } from './sink.ts';
import type { Words } from './words.ts';

type Style = Parameters<typeof styleText>[0];

/** Where the terminal face writes: results to stdout, progress and problems to stderr. Nothing leaves unredacted. */
export interface Output {
  readonly isJson: boolean;
  /** A line of the result. */
  line(text?: string): void;
  /** A line of somebody's file: code stays as it is, what is in quotes goes by its name. */
  source(text: string): void;
  /** A line about what is going on; nothing in JSON mode. */
  progress(text: string): void;
  /** The whole result of a command in JSON mode: `{ "ok": true, "value": … }`. */
  value(value: unknown): void;
  problem(problem: Problem): void;
  style(style: Style, text: string): string;
}

interface Streams {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

function isColourful(stream: Sink, variables: Streams['variables']): boolean {
  if (variables.NO_COLOR) return false;
  if (variables.FORCE_COLOR && variables.FORCE_COLOR !== '0') return true;
  return stream.isTTY && variables.TERM !== 'dumb';
}

/** The colours that we use ourselves: others could hide text, and `\r` and its like write over it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const controls = /\u001b\[(?:1|2|22|3[1-9])m|[\p{Cc}\p{Cf}]/gu;

/** As JSON and JavaScript spell it. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** Control sequences that came with a name or an error text must not reach the terminal; our colours may. */
export function printable(text: string): string {
  return text.replace(controls, (found) => (/^[\n\t]$|m$/.test(found) ? found : escaped(found)));
}

/** One line, also where a name from somebody's file holds a line break and would say something in our name. */
function oneLine(text: string, safe: Redact = redact): string {
  return printable(safe(text)).replaceAll('\n', '\\n');
}

type Redact = (text: string) => string;

/** The hunks of a diff are lines of somebody's file: the window shows them, and a script compares them, as they are. */
function redactParts(value: unknown, safe: Redact = redact): unknown {
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value)) return value.map((part) => redactParts(part, safe));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [
    name,
    redactParts(part, name === 'hunks' ? redactSource : safe),
  ]);
  return Object.fromEntries(parts);
}

/** Redacted like everything else; what JSON leaves as it is, but a terminal obeys, is escaped. */
function toJson(value: unknown): string {
  return JSON.stringify(redactParts(value), null, 2).replace(/[\u007f-\u009f\p{Cf}]/gu, escaped);
}

export function openOutput(streams: Streams, isJson: boolean, words: Words): Output {
  const { stdout, stderr, variables } = streams;
  const isStyled = isColourful(stdout, variables);
  const style = (kind: Style, text: string): string =>
    isStyled ? styleText(kind, text, { validateStream: false }) : text;
  return {
    isJson,
    style,
    line: (text = '') => void (isJson || stdout.write(`${oneLine(text)}\n`)),
    source: (text) => void (isJson || stdout.write(`${oneLine(text, redactSource)}\n`)),
    progress: (text) => void (isJson || stderr.write(`${printable(redact(text))}\n`)),
    value: (value) => void (isJson && stdout.write(`${toJson({ ok: true, value: inWords(value, words) })}\n`)),
    problem: (problem) => {
      if (isJson) stdout.write(`${toJson({ ok: false, problem: problemInWords(problem, words) })}\n`);
      else stderr.write(`${printable(toLines(problem, words))}\n`);
    },
  };
}

function toLines(problem: Problem, words: Words): string {
  const { cause, fix, detail } = problemText(problem, words);
  return `${detail === undefined ? '' : `${detail}: `}${redact(cause)}\n  ${redact(fix)}`;
}
