import type { Language } from '../language.ts';
import type { Problem } from '../problem.ts';
import type { Translate } from './catalogue.ts';

/** A problem in the words of a window. */
export interface ProblemText {
  readonly cause: string;
  readonly fix: string;
  /** The engine's own sentences, which name files and commands. In English. */
  readonly detail?: string;
}

/**
 * Says a problem in the language of a face. In English the engine's own sentence is the cause, because it is the more
 * exact one; in every other language it is the detail.
 */
export function problemText(problem: Problem, language: Language, t: Translate): ProblemText {
  const isOurs = language === 'en' && !isSystemsWord(problem);
  const cause = isOurs ? problem.message : t(`problems.${problem.code}.cause`);
  const fix = t(`problems.${problem.code}.fix`);
  const said = isOurs ? [problem.fix] : [problem.message, problem.fix];
  const place = problem.where ? [`${problem.where.file}:${problem.where.line}:${problem.where.column}`] : [];
  const detail = [...said, ...place].filter((sentence) => sentence !== fix).join('\n');
  return { cause, fix, ...(detail !== '' && { detail }) };
}

/** What a keychain says is written for programmers. */
function isSystemsWord({ code }: Problem): boolean {
  return code.startsWith('keychain-');
}
