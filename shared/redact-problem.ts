import type { Problem } from './problem.ts';
import type { ProblemView } from './problem-view.ts';
import { redact } from './redact.ts';
import { mapValues } from './sentence.ts';

/** A problem without secrets: what others wrote, and what was typed, may hold one anywhere. */
export function redactProblem(problem: Problem, knownKeys: readonly string[] = []): ProblemView {
  const { code, values, where } = problem;
  return {
    code,
    values: mapValues(values, (text) => redact(text, knownKeys)),
    ...(where && { where: { ...where } }),
  };
}

/** A problem in one line of a log: its code, and the values without secrets. */
export function problemLine(problem: Problem): string {
  const { code, values } = redactProblem(problem);
  return `${code} ${JSON.stringify(values)}`;
}
