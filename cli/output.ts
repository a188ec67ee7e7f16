import { inspect, styleText } from 'node:util';
import type { Problem } from '../shared/problem.ts';
import { redact } from '../shared/redact.ts';

type Style = Parameters<typeof styleText>[0];

/** Where the terminal face writes: results to stdout, progress and problems to stderr. Nothing leaves unredacted. */
export interface Output {
  readonly isJson: boolean;
  /** A line of the result. */
  line(text?: string): void;
  /** A line about what is going on; nothing in JSON mode. */
  progress(text: string): void;
  /** The whole result of a command in JSON mode: `{ "ok": true, "value": … }`. */
  value(value: unknown): void;
  problem(problem: Problem): void;
  style(style: Style, text: string): string;
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

function isColourful(stream: NodeJS.WriteStream, variables: Streams['variables']): boolean {
  if (variables.NO_COLOR) return false;
  if (variables.FORCE_COLOR && variables.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && variables.TERM !== 'dumb';
}

const controls = /\p{Cc}\[[0-9;]*m|[\p{Cc}\p{Cf}]/gu;

/** Control sequences that came with a name or an error text must not reach the terminal; colours may. */
export function printable(text: string): string {
  return text.replace(controls, (found) =>
    found.length > 1 || found === '\n' || found === '\t' ? found : inspect(found).slice(1, -1),
  );
}

export function openOutput(streams: Streams, isJson: boolean): Output {
  const { stdout, stderr, variables } = streams;
  const isStyled = isColourful(stdout, variables);
  const style = (kind: Style, text: string): string =>
    isStyled ? styleText(kind, text, { validateStream: false }) : text;
  return {
    isJson,
    style,
    line: (text = '') => void (isJson || stdout.write(`${printable(redact(text))}\n`)),
    progress: (text) => void (isJson || stderr.write(`${printable(redact(text))}\n`)),
    value: (value) => void (isJson && stdout.write(`${JSON.stringify({ ok: true, value }, null, 2)}\n`)),
    problem: (problem) => {
      if (isJson) stdout.write(`${JSON.stringify({ ok: false, problem: safeProblem(problem) }, null, 2)}\n`);
      else stderr.write(`${printable(problemText(safeProblem(problem)))}\n`);
    },
  };
}

function safeProblem(problem: Problem): Problem {
  return { ...problem, message: redact(problem.message), fix: redact(problem.fix) };
}

function problemText({ message, fix, where }: Problem): string {
  const place = where ? `${where.file}:${where.line}:${where.column}: ` : '';
  return `${place}${message}\n  ${fix}`;
}
