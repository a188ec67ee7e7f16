import { problemText } from '../shared/messages/problem-text.ts';
import type { Problem } from '../shared/problem.ts';
import type { Sentence } from '../shared/sentence.ts';
import type { Words } from './words.ts';

type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSentence(value: unknown): value is Sentence {
  return isTable(value) && typeof value.text === 'string' && isTable(value.values) && Object.keys(value).length === 2;
}

function isProblem(value: Table): value is Table & Problem {
  return typeof value.code === 'string' && (isTable(value.values) || typeof value.fix === 'string');
}

/** What is a text for a person and nothing else. */
const texts: ReadonlySet<string> = new Set(['fix', 'summary', 'detail']);

/** A key of the catalogue without its area and without its part: `notes.new-chat` is `new-chat`. */
function codeOf(text: string): string {
  return text.replace(/^[^.]+\./, '').replace(/\.(?:cause|fix)$/, '');
}

/**
 * A value of the engine as `--json` prints it. What it says there goes by a code and values, for a program, and stands
 * beside them in the language of the person: `{ code, values, message }` and, where there is a way out, `fix`.
 */
export function inWords(value: unknown, words: Words): unknown {
  if (Array.isArray(value)) return value.map((part) => inWords(part, words));
  if (!isTable(value)) return value;
  if (isSentence(value)) return Object.fromEntries(sentenceParts(value, words));
  if (isProblem(value)) return problemInWords(value, words);
  const parts = Object.entries(value).flatMap(([name, part]): readonly (readonly [string, unknown])[] => {
    if (name === 'message' && isSentence(part)) return sentenceParts(part, words);
    if (texts.has(name) && isSentence(part)) return [[name, words.say(part)]];
    // Lines of somebody's file, and many of them.
    return [[name, name === 'hunks' ? part : inWords(part, words)]];
  });
  return Object.fromEntries(parts);
}

function sentenceParts(sentence: Sentence, words: Words): readonly (readonly [string, unknown])[] {
  return [
    ['code', codeOf(sentence.text)],
    ['values', inWords(sentence.values, words)],
    ['message', words.say(sentence)],
  ];
}

export function problemInWords(problem: Problem, words: Words): Table {
  const { code, values, where } = problem;
  const { cause, fix } = problemText(problem, words);
  return {
    code,
    ...(values && { values: inWords(values, words) }),
    message: cause,
    fix,
    ...(where && { where }),
  };
}
