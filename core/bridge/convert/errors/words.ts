import { redact } from '../../../../shared/redact.ts';

/** What is said where a provider says nothing itself. It reaches Codex, which speaks English. */
export const endWords = {
  closed: 'The provider closed the connection before it answered.',
  broken: 'The connection to the provider broke before it answered.',
  silent: 'The provider stopped sending before it answered.',
  fault: 'The provider broke its answer off.',
  empty: 'The provider ended its answer without saying anything.',
  onlyThoughts: 'The provider ended its answer after its thoughts, without saying anything.',
  nameless: 'The provider called a tool without naming it.',
  cutCall: 'The provider ended its answer in the middle of a tool call.',
  tooLong: 'The provider sent more than an answer can hold.',
  tooManyCalls: 'The provider sent more tool calls, or longer ones, than an answer can hold.',
} as const;

const mostBytes = 1024;

/**
 * What a provider said, as it may be shown: one line, no secret, no control characters, at most 1 KB. It is cut before a
 * character that does not fit whole.
 */
export function shownWords(said: string, mask: (text: string) => string = redact): string {
  const line = said
    .slice(0, 20_000)
    .toWellFormed()
    // Cleaned first: such a character inside of a key would hide it from the mask.
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const safe = mask(line);
  const bytes = new TextEncoder().encode(safe);
  if (bytes.length <= mostBytes) return safe;
  let end = mostBytes - 3;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${new TextDecoder().decode(bytes.subarray(0, end))}…`;
}
