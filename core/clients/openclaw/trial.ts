import { isPlainObject } from '../../documents/plain-value.ts';
import { parseJson } from '../json-file.ts';
import { lastWords, type Trial, trialQuestion } from '../trial.ts';

/** It asks by itself, without a gateway, and answers with one JSON value (seen with 2026.9). */
export const trial: Trial = {
  args: () => ['infer', 'model', 'run', '--local', '--json', '--prompt', trialQuestion],
  timeoutMs: 90_000,
  understand: (result) => {
    const { stdout } = result;
    const answer = parseJson(stdout.slice(Math.max(0, stdout.indexOf('{'))));
    if (!isPlainObject(answer))
      return result.exitCode === null ? { kind: 'silent' } : { kind: 'failed', words: lastWords(result) };
    if (answer.ok !== true) return { kind: 'failed', words: complaintIn(answer.error) ?? lastWords(result) };
    const { outputs } = answer;
    const hasText = Array.isArray(outputs) && outputs.some((one) => isPlainObject(one) && Boolean(one.text));
    return { kind: hasText ? 'answered' : 'silent' };
  },
};

function complaintIn(error: unknown): string | undefined {
  if (typeof error === 'string') return error;
  return isPlainObject(error) && typeof error.message === 'string' ? error.message : undefined;
}
