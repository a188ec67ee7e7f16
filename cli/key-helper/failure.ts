import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { wordsOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { keyHelper } from '../messages/en/key-helper.ts';

/** What the helper says on its own; the texts themselves are read when one is said. */
export const { problem: helperProblem, sentence: helperSentence } = wordsOf<typeof keyHelper>();

/** Something to say that has no way out of its own: a request that is none. */
export class HelperError extends Error {
  readonly words: Sentence;

  constructor(words: Sentence) {
    super(words.text);
    this.words = words;
  }
}

type Outside = Pick<NodeJS.Process, 'argv' | 'env' | 'platform'>;

/**
 * Cause and way out in the language of the environment. The texts lie beside the program, in a file of their own: whoever
 * gets a key does not wait for them.
 */
export function causeInWords(error: unknown, { argv, env: variables, platform }: Outside): string {
  if (!(error instanceof AppError || error instanceof HelperError))
    return error instanceof Error ? error.message : String(error);
  const said = error instanceof AppError ? error.problem : error.words;
  try {
    const beside = createRequire(realpathSync(argv[1] ?? ''));
    const { inWords } = beside('./helper-words.cjs') as typeof import('./helper-words.ts');
    return inWords(said, { variables, platform });
  } catch {
    // Half of the program is gone. The code and its values, as the error has them, are still better than nothing.
    return error.message;
  }
}
