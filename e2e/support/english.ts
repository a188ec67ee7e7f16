import { translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Said } from '../../shared/sentence.ts';

const t = translator('en', en);

/** What the engine said, in English. */
export function english(said: Said): string {
  return t.say(said);
}

/** A problem in English: what went wrong, and the way out. */
export function englishProblem(problem: Problem): { readonly cause: string; readonly fix: string } {
  return problemText(problem, t);
}

/** The same of everything that has a message, a line each. */
export function messages(all: readonly ({ readonly message: Said } | Problem)[]): string {
  return all.map((one) => ('code' in one ? t.say(englishProblem(one).cause) : t.say(one.message))).join('\n');
}
