import { problemOf, sentence } from '../shared/messages/words.ts';
import { unseenCharacters } from './address-text.ts';
import { isVariableNameAsKey, keyShapes, nameOrKey } from './key-shape.ts';
import { AppError } from './problem.ts';
import type { Sentence, SentenceValue } from './sentence.ts';

const longestKey = 16_384;

/** What was entered as a key, without what was pasted along. */
export interface EnteredKeyText {
  readonly key: string;
  /** What was taken away; never a part of the key. */
  readonly remarks: readonly Sentence[];
}

interface Peeled {
  readonly rest: string;
  readonly what: SentenceValue;
}

const pairsOfQuotes = ['""', "''", '``', '“”', '„“', '‘’', '«»', '「」', '『』'];
/** Typographic quotes alone (escaped, for the built program is ASCII): no header carries one, so it is none of the key. */
const loneQuotes =
  /^[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\u300c\u300d\u300e\u300f]+|[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\u300c\u300d\u300e\u300f]+$/g;

function unquoted(text: string): Peeled | undefined {
  // A comma or a semicolon goes on behind a closing quote only.
  const line = text.replace(/^((["'`]).+\2)\s*[,;]$/s, '$1');
  const isPair = pairsOfQuotes.some(([open = '', close = '']) => line.startsWith(open) && line.endsWith(close));
  const rest = isPair && line.length > 2 ? line.slice(1, -1) : line.replace(loneQuotes, '');
  return rest === text || rest === '' ? undefined : { rest, what: sentence('remarks.key-quotes') };
}

/** Without signs behind which a reader, or whoever masks keys, looks for one. */
function plain(head: string): string {
  return head.replace(/\s*[:=]\s*/g, ' ').trim();
}

/** `export NAME=`, `$env:NAME = `, `NAME=`: without a word before it only where the name or the value is clearly one. */
function withoutVariable(text: string): Peeled | undefined {
  const [, head, word, name, rest] =
    /^((export\s+|set\s+|\$env:)?([A-Za-z_][A-Za-z0-9_]*)\s*=)\s*(\S.*)$/is.exec(text) ?? [];
  if (head === undefined || name === undefined || rest === undefined) return undefined;
  // What ends in signs of equality is base64; what is no name may be a part of the key.
  if (/^=*$/.test(rest) || nameOrKey(name) !== 'name') return undefined;
  const isSure = word !== undefined || isVariableNameAsKey(name);
  const value = unquoted(rest)?.rest ?? rest;
  return isSure || value.search(keyShapes) === 0 ? { rest, what: plain(head) } : undefined;
}

const headers = [
  /^((?:proxy-)?authorization\s*:\s*(?:bearer|token|key)\s)\s*(\S+)$/i,
  /^((?:proxy-)?authorization\s*:)\s*(\S+)$/i,
  /^((?:x-)?(?:goog-)?api-?key\s*:)\s*(\S+)$/i,
  /^(bearer\s)\s*(\S+)$/i,
];

/** `Authorization: Bearer `, `x-api-key: `, `Bearer `, with one word behind it. */
function withoutHeader(text: string): Peeled | undefined {
  const [, head, rest] = headers.map((header) => header.exec(text)).find((found) => found !== null) ?? [];
  return head === undefined || rest === undefined ? undefined : { rest, what: plain(head) };
}

/**
 * Takes a key out of what was pasted along with it: quotes, the name of a variable or a header, characters that nobody
 * sees. Only what stands around a key is taken away, and only where it is certain: a key may be a passphrase.
 */
export function peelKey(entered: string): EnteredKeyText {
  const seen = entered.replace(unseenCharacters, '');
  let key = seen.trim();
  const peeled: SentenceValue[] = [];
  for (;;) {
    const next = unquoted(key) ?? withoutVariable(key) ?? withoutHeader(key);
    if (!next) break;
    key = next.rest.trim();
    peeled.push(next.what);
  }
  const hadUnseen = seen.trim() !== entered.trim();
  return {
    key,
    remarks: [
      ...peeled.map((what) => sentence('remarks.key-unwrapped', { what })),
      ...(hadUnseen ? [sentence('remarks.key-unseen')] : []),
    ].filter((remark, at, all) => all.findIndex((one) => JSON.stringify(one) === JSON.stringify(remark)) === at),
  };
}

/**
 * A key that somebody entered, as it may be stored: what was pasted along is dropped (see `peelKey`), and what no HTTP
 * header carries unharmed is refused, by what it is (`key-empty`, `key-line-break`, …).
 */
export function cleanKey(entered: string): string {
  return storableKey(peelKey(entered).key);
}

/** The same for a key that a client sends as it is: only white space around it is dropped. */
export function storableKey(text: string): string {
  const key = text.trim();
  if (key === '') throw new AppError(problemOf('key-empty'));
  if (key.length > longestKey) throw new AppError(problemOf('key-too-long'));
  if (/[\r\n\u2028\u2029]/.test(key)) throw new AppError(problemOf('key-line-break'));
  if (/\p{Cc}/u.test(key)) throw new AppError(problemOf('key-control-character'));
  if (!key.isWellFormed()) throw new AppError(problemOf('key-half-character'));
  if (!/^[\x20-\x7e]+$/.test(key)) throw new AppError(problemOf('key-not-ascii'));
  return key;
}
