import { mask, redact } from '../../shared/redact.ts';

const longest = 300;
/** So many characters of a key in a row give it away, also where a provider repeats only a part. */
const telling = 8;

/**
 * What a provider or the system said, as one line that may be shown: no control or direction characters, no secret and
 * no telling part of the key that was sent, 300 characters at most.
 */
export function safeDetail(said: string, key: string | undefined): string | undefined {
  // Cleaned first: a control character inside of a key would hide it from the masks.
  const line = said
    .slice(0, 20_000)
    .toWellFormed()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const safe = redact(key === undefined ? line : withoutParts(line, key), key === undefined ? [] : [key]);
  if (safe.length <= longest) return safe === '' ? undefined : safe;
  return `${safe.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Masks every run of 8 characters or more that is also in the key, as sent or as URLs and Base64 spell it. */
function withoutParts(text: string, key: string): string {
  const spellings = [key, encodeURIComponent(key.toWellFormed()), Buffer.from(key).toString('base64')];
  const parts = new Set(
    spellings.flatMap((spelling) =>
      Array.from({ length: Math.max(0, spelling.length - telling + 1) }, (_, at) => spelling.slice(at, at + telling)),
    ),
  );
  let safe = '';
  let maskedTo = 0;
  for (let at = 0; at < text.length; at++) {
    if (parts.has(text.slice(at, at + telling))) {
      if (at >= maskedTo) safe += mask;
      maskedTo = at + telling;
    }
    if (at >= maskedTo) safe += text[at];
  }
  return safe;
}
