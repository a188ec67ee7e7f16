import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';

const longestKey = 16_384;

/**
 * A key as it may be stored: white space around it (a pasted line end) is dropped, and what no HTTP header or keychain
 * carries unharmed is refused, by what it is (`key-empty`, `key-line-break`, …). Keychains store half characters as U+FFFD without a word, hence the check.
 */
export function cleanKey(entered: string): string {
  const key = entered.trim();
  if (key === '') throw new AppError(problemOf('key-empty'));
  if (key.length > longestKey) throw new AppError(problemOf('key-too-long'));
  if (/[\r\n\u2028\u2029]/.test(key)) throw new AppError(problemOf('key-line-break'));
  if (/\p{Cc}/u.test(key)) throw new AppError(problemOf('key-control-character'));
  if (!key.isWellFormed()) throw new AppError(problemOf('key-half-character'));
  return key;
}
