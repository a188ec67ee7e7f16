import { lastWords, plain, type Trial, trialQuestion } from '../trial.ts';

/** Both products print the answer on stdout and what failed on stderr (seen with 1.18.33 and 2.0.15). */
export const trial: Trial = {
  // Without that word the second product leaves a server running in the background.
  args: ({ product }) => ['run', ...(product === 'v2' ? ['--standalone'] : []), trialQuestion],
  variables: {
    // Whoever answers is only being tried, and must not get anything done.
    OPENCODE_PERMISSION: '{"edit":"deny","bash":"deny","webfetch":"deny"}',
    // Nothing of this is needed for one question, and each of it asks others than the provider.
    ...{ OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1', npm_config_fetch_retries: '0' },
  },
  timeoutMs: 90_000,
  understand: (result) => {
    if (/\berror\b/i.test(plain(result.stderr)) || (result.exitCode ?? 0) !== 0)
      return { kind: 'failed', words: lastWords(result) };
    return result.stdout.trim() === '' ? { kind: 'silent' } : { kind: 'answered' };
  },
};
