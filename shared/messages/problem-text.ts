import type { Problem } from '../problem.ts';
import { mapValues, type Sentence } from '../sentence.ts';
import type { Translate } from './catalogue.ts';

/** A problem in the words of a face. */
export interface ProblemText {
  readonly cause: string;
  readonly fix: string;
  /** The place in the file, where there is one. */
  readonly detail?: string;
}

/** What went wrong, as a sentence; it may stand in another one. */
export function causeOf({ code, values }: Problem): Sentence {
  return { text: `problems.${code}.cause`, values };
}

/** The way out, as a sentence. */
export function fixOf({ code, values }: Problem): Sentence {
  return { text: `problems.${code}.fix`, values };
}

/** Where there is little room (the tray, a notification): files by their last name. */
export function shortProblemText(problem: Problem, t: Translate): ProblemText {
  const values = mapValues(problem.values, (text) => (isPath(text) ? text.replace(/^.*[/\\]/, '') : text));
  // What is to be typed keeps the whole path.
  return { ...problemText(problem, t), cause: t.say(causeOf({ ...problem, values })) };
}

function isPath(text: string): boolean {
  return /^(?:[/~]|[A-Za-z]:[/\\])\S*$/.test(text);
}

/** Says a problem in the language of a face. */
export function problemText(problem: Problem, t: Translate): ProblemText {
  const { where } = problem;
  return {
    cause: t.say(causeOf(problem)),
    fix: t.say(fixOf(problem)),
    ...(where && { detail: `${where.file}:${where.line}:${where.column}` }),
  };
}
