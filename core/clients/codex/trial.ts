import { isPlainObject } from '../../documents/plain-value.ts';
import type { ChildResult } from '../child-process.ts';
import { parseJson } from '../json-file.ts';
import { lastWords, type Trial, type TrialOutcome, trialQuestion } from '../trial.ts';
import { ownId } from './config.ts';

/** Without these it tries again for up to a minute before it says a word. */
const patience = [
  `model_providers.${ownId}.request_max_retries=0`,
  `model_providers.${ownId}.stream_max_retries=0`,
  'features.unbounded_connection_retries=false',
];

/** `codex exec --json` prints one event a line (seen with 0.169.0 and 0.171.0). */
export const trial: Trial = {
  args: () => [
    ...['exec', '--json', '--skip-git-repo-check', '--sandbox', 'read-only'],
    ...patience.flatMap((setting) => ['-c', setting]),
    trialQuestion,
  ],
  timeoutMs: 60_000,
  understand,
};

function understand(result: ChildResult): TrialOutcome {
  const events = result.stdout.split('\n').flatMap((line) => {
    const event = parseJson(line);
    return isPlainObject(event) ? [event] : [];
  });
  if (events.some(isAnswer)) return { kind: 'answered' };
  const message = events.map(complaintIn).findLast((words) => words !== undefined);
  if (message !== undefined) return { kind: 'failed', words: message };
  return (result.exitCode ?? 0) === 0 ? { kind: 'silent' } : { kind: 'failed', words: lastWords(result) };
}

function isAnswer({ type, item }: Readonly<Record<string, unknown>>): boolean {
  return type === 'item.completed' && isPlainObject(item) && item.type === 'agent_message';
}

function complaintIn({ type, message, error }: Readonly<Record<string, unknown>>): string | undefined {
  if (type === 'error' && typeof message === 'string') return message;
  if (type !== 'turn.failed' || !isPlainObject(error)) return undefined;
  return typeof error.message === 'string' ? error.message : undefined;
}
