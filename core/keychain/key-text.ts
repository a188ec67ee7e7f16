import { AppError } from '../../shared/problem.ts';

const longestKey = 16_384;
const fix = 'Copy the key again from the provider and enter it on one line.';

/**
 * A key as it may be stored: white space around it (a pasted line end) is dropped, and what no HTTP header or keychain
 * carries unharmed is refused as `key-invalid`. Keychains store half characters as U+FFFD without a word, hence the check.
 */
export function cleanKey(entered: string): string {
  const key = entered.trim();
  if (key === '') throw new AppError('key-invalid', 'The key is empty.', fix);
  if (key.length > longestKey) throw new AppError('key-invalid', 'The key is far too long to be one.', fix);
  if (/[\r\n\u2028\u2029]/.test(key)) throw new AppError('key-invalid', 'The key holds a line break.', fix);
  if (/\p{Cc}/u.test(key)) throw new AppError('key-invalid', 'The key holds a control character.', fix);
  if (!key.isWellFormed()) throw new AppError('key-invalid', 'The key holds half a character.', fix);
  return key;
}
