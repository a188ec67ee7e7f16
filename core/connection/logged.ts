import { mask, redact } from '../../shared/redact.ts';
import { keyPlaceholder, type LoggedExchange } from '../../shared/request-log.ts';
import type { Exchange } from './record.ts';
import { safeDetail } from './safe-detail.ts';

/** Headers that are the same for everybody; of all others only the name is kept. */
const harmless = new Set(['accept', 'anthropic-version', 'content-type', 'originator', 'user-agent']);

const shortestKey = 4;
const longestHeader = 500;
const longestUrl = 2000;
const longestBody = 6000;
const longestSaid = 1200;

/** A question and its answer as the log may keep them: the key stands as a placeholder, other secrets are masked. */
export function toLogged({ question, answer }: Exchange, key: string | undefined): LoggedExchange {
  const { method, url, headers, body } = question;
  const said = answer.kind === 'answer' ? (answer.text ?? '') : `${answer.kind}: ${wordsOf(answer.detail)}`;
  return {
    method,
    url: withPlaceholder(url.href, key).slice(0, longestUrl),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerValue(name, value, key)])),
    ...(body !== undefined && { body: withPlaceholder(body, key).slice(0, longestBody) }),
    ...(answer.status !== undefined && { status: answer.status }),
    ...(answer.ms !== undefined && { ms: answer.ms }),
    ...(answer.kind === 'answer' && { type: answer.type.slice(0, 200) }),
    said: safeDetail(said, key, longestSaid) ?? '',
  };
}

function wordsOf(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  return typeof detail === 'object' && detail !== null ? String(Reflect.get(detail, 'text') ?? '') : '';
}

/** A word before the key stays, and shows how it is sent. */
function headerValue(name: string, value: string, key: string | undefined): string {
  if (key !== undefined && value.includes(key)) {
    const [before = '', ...after] = value.split(key);
    return /^[A-Za-z]{0,20} ?$/.test(before) && after.every((part) => part === '')
      ? `${before}${keyPlaceholder}`
      : mask;
  }
  return harmless.has(name.toLowerCase()) ? redact(value).slice(0, longestHeader) : mask;
}

/** The key as it stands in addresses and bodies. What else in them looks like a secret is masked. */
function withPlaceholder(text: string, key: string | undefined): string {
  // What is shorter than that may stand anywhere, and is told by its header.
  if (key === undefined || key.length < shortestKey) return redact(text);
  // A form encodes a blank and some marks in other ways than a path.
  const spellings = [key, encodeURIComponent(key.toWellFormed()), new URLSearchParams({ '': key }).toString().slice(1)];
  const parts = spellings.reduce((pieces, spelling) => pieces.flatMap((piece) => piece.split(spelling)), [text]);
  return parts.map((part) => redact(part, [key])).join(keyPlaceholder);
}
