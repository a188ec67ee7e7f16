import { sentence } from '../shared/messages/words.ts';
import type { Sentence } from './sentence.ts';

/** A pasted text on its way to an address, and what was mended so far. */
export interface Mended {
  readonly text: string;
  readonly remarks: readonly Sentence[];
}

/** Zero-width characters, marks of direction, soft hyphens and the like: pasting brings them, and nobody sees them. */
export const unseenCharacters = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

// Signs beyond ASCII are escaped in these patterns: the built program holds none.
/** Quotes and brackets, the typographic and the wide ones too. */
const opening = /^["'`<(\u201c\u201d\u201e\u2018\u2019\u00ab\u2039\u300c\u300e\uff08\u300a\u3008]+/;
/** The same, and the signs with which a sentence or a line of code goes on behind an address. */
const closing =
  /["'`>)\u201c\u201d\u2018\u2019\u00bb\u203a\u300d\u300f\uff09\u300b\u3009.,;\u3002\uff0c\u3001\uff1b]+$/;
/** `OPENAI_BASE_URL=`, `base_url = `, `"baseURL": ` before an address. */
const settingName = /^(?:export\s+)?["']?[A-Za-z_][A-Za-z0-9_.]*["']?\s*[=:]\s*(?=["'`<\u201c\u2018]?https?:)/;
/** `https://https://`, `https:/`, `https:`, `https//`: what is left of a scheme, or too much of it. */
const schemes = /^(?:https?(?::(?!\d)[/\\]*|[/\\]{2,}))+/i;

const trimmed = (text: string): string => text.replace(unseenCharacters, '').trim();

/** The address that is in quotes, in brackets, behind a name, or at the end of a sentence. */
export function unwrap(pasted: string): Mended {
  const text = trimmed(pasted);
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(settingName, '').replace(opening, '').replace(closing, '').trim();
  }
  const isChanged = bare !== pasted.trim();
  return { text: bare, remarks: isChanged ? [sentence('remarks.address-unwrapped')] : [] };
}

/** With one whole scheme in front. A server of this machine speaks http where nothing else is said. */
export function withScheme(text: string): Mended {
  const begin = schemes.exec(text)?.[0];
  if (begin === undefined) {
    const host = text.replace(/^[/\\]+/, '');
    const isHere = /^(localhost|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])([:/]|$)/i.test(host);
    const scheme = isHere ? 'http' : 'https';
    return { text: `${scheme}://${host}`, remarks: [sentence('remarks.scheme-added', { scheme })] };
  }
  // Of two the inner one stood in the address that was copied.
  const scheme = [...begin.matchAll(/https?/gi)].at(-1)?.[0] ?? 'https';
  const whole = `${scheme}://`;
  return {
    text: whole + text.slice(begin.length),
    remarks: begin === whole ? [] : [sentence('remarks.scheme-mended', { scheme: scheme.toLowerCase() })],
  };
}
