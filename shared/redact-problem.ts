import type { Problem } from './problem.ts';
import type { ProblemView } from './problem-view.ts';
import { redact } from './redact.ts';
import { mapValues } from './sentence.ts';

/** A problem without secrets: what others wrote, and what was typed, may hold one anywhere. */
export function redactProblem(problem: Problem, knownKeys: readonly string[] = []): ProblemView {
  const { code, values, message, fix, where } = problem;
  return {
    code,
    ...(values && { values: mapValues(values, (text) => redact(text, knownKeys)) }),
    message: redact(message, knownKeys),
    fix: redact(fix, knownKeys),
    ...(where && { where: { ...where } }),
  };
}
