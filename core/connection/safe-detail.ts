import { mask, redact } from '../../shared/redact.ts';
import { mapSentence, type Said } from '../../shared/sentence.ts';

const longest = 300;
/** So many characters of a key in a row give it away, also where a provider repeats only a part. */
const telling = 8;

/**
 * What a provider or the system said, as one line that may be shown: no control or direction characters, no secret and
 * no telling part of the key that was sent, 300 characters at most.
 */
export function safeDetail(said: string, key: string | undefined, most = longest): string | undefined {
  // Cleaned first: a control character inside of a key would hide it from the masks.
  const line = said
    .slice(0, 20_000)
    .toWellFormed()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const safe = redact(key === undefined ? line : withoutParts(line, key), key === undefined ? [] : [key]);
  if (safe.length <= most) return safe === '' ? undefined : safe;
  return `${safe.slice(0, most - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** The same of a sentence of ours: of the names that stand in it. */
export function safeSaid(said: Said, key: string | undefined): Said | undefined {
  if (typeof said === 'string') return safeDetail(said, key);
  return mapSentence(said, (text) => safeDetail(text, key) ?? '');
}

/** Small letters, one for one: URLs spell the names of hosts so, and with them a key that somebody put into one. */
function small(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Every run of `length` characters of the key, as sent or as URLs and Base64 spell it, in small letters. */
function partsOf(key: string, length: number): ReadonlySet<string> {
  const spellings = [key, encodeURIComponent(key.toWellFormed()), Buffer.from(key).toString('base64')].map(small);
  return new Set(
    spellings.flatMap((spelling) =>
      Array.from({ length: Math.max(0, spelling.length - length + 1) }, (_, at) => spelling.slice(at, at + length)),
    ),
  );
}

/**
 * Tells the names that repeat the key, or a part of it that is more than a word: the key of a provider that serves
 * `deepseek-chat` may well begin with `sk-deepseek-`.
 */
export function repeaterOf(key: string): (name: string) => boolean {
  const length = Math.min(key.length, 2 * telling);
  const parts = partsOf(key, length);
  return (name) => {
    const said = small(name);
    if (length < telling) return said === small(key);
    // Lists have hundreds of names, most of them shorter than a telling part.
    for (let at = 0; at + length <= said.length; at += 1) if (parts.has(said.slice(at, at + length))) return true;
    return false;
  };
}

/** Masks every telling part of the key. */
function withoutParts(text: string, key: string): string {
  const parts = partsOf(key, telling);
  const letters = small(text);
  let safe = '';
  let maskedTo = 0;
  for (let at = 0; at < text.length; at++) {
    if (parts.has(letters.slice(at, at + telling))) {
      if (at >= maskedTo) safe += mask;
      maskedTo = at + telling;
    }
    if (at >= maskedTo) safe += text[at];
  }
  return safe;
}
