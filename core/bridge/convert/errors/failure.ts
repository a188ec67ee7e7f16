import type { Failure, FailureCode } from '../types/responses-events.ts';
import { isContextLength } from './context-length.ts';
import type { Said } from './error-body.ts';
import { isExhausted, isRateLimit, isRefusal, isTransient } from './kinds.ts';
import { shownWords } from './words.ts';

/** What is known of a failure besides the words. */
export type Circumstances = {
  /** Of HTTP, where the answer had one that was no success. */
  readonly status: number | null;
  /** In seconds, from the headers. */
  readonly retryAfter: number | null;
  readonly mask: ((text: string) => string) | undefined;
};

/** Longer waits are nothing to sit out in a running chat. */
const longestWait = 300;
const usualWait = 10;

/**
 * What Codex is to make of an upstream error. It never sees the status: it would ask again up to thirty times and lose
 * the words (measured on 0.169.0).
 */
export function toFailure(said: Said, { status: sent, retryAfter, mask }: Circumstances): Failure {
  const status = sent ?? said.status;
  const wait = retryAfter ?? said.retryDelay;
  const code = codeOf(said, status, wait);
  const words = shownWords(said.words, mask);
  const message = `${opening(status)} ${words === '' ? reasonless(status) : words}`;
  return { code, message: code === 'rate_limit_exceeded' ? withWait(message, wait) : message };
}

function codeOf(said: Said, status: number | null, wait: number | null): FailureCode {
  const isLimit = status === 429 || isRateLimit(said);
  if (!isLimit && isContextLength(said.words, said.names)) return 'context_length_exceeded';
  if (said.names.includes('context_length_exceeded')) return 'context_length_exceeded';
  const isSoon = wait !== null && wait <= longestWait;
  if (wait !== null && !isSoon && (isLimit || isExhausted(said))) return 'invalid_prompt';
  if (isExhausted(said) && !(isSoon && isLimit)) return 'invalid_prompt';
  if (isLimit) return 'rate_limit_exceeded';
  if (isRefusal(said)) return 'invalid_prompt';
  if (status !== null)
    return isMendable(status) ? 'server_error' : isTransient(said) && status >= 500 ? 'server_error' : 'invalid_prompt';
  return 'server_error';
}

/** What may be otherwise the next time; 501 and 505 will not. */
function isMendable(status: number): boolean {
  return status === 408 || status === 409 || status === 425 || (status >= 500 && status !== 501 && status !== 505);
}

function opening(status: number | null): string {
  if (status === 413)
    return 'Provider error 413: the request is too large for it, mostly because of images in the chat.';
  return status === null ? 'Provider error:' : `Provider error ${status}:`;
}

function reasonless(status: number | null): string {
  return status === 413 ? 'Begin a new chat, or go back to before the images.' : 'it gave no reason.';
}

/** Codex reads the time out of the words, and waits so long before it asks again (measured). */
function withWait(message: string, wait: number | null): string {
  if (/try again in \d+(?:\.\d+)? ?(?:s|ms|seconds?)\b/i.test(message)) return message;
  return `${message.replace(/[.\s]*$/, '')}. Please try again in ${Math.max(1, Math.ceil(wait ?? usualWait))}s.`;
}
