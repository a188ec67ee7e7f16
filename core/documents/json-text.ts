import { sentence } from '../../shared/messages/words.ts';
import type { Change } from './change.ts';
import { refusal } from './change.ts';
import type { Value } from './edit.ts';
import { isValueObject } from './plain-value.ts';

/** How the owner of a file writes. */
export interface JsonStyle {
  readonly syntax: 'jsonc' | 'json5';
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly quote: '"' | "'";
  /** Keys without quotes where they can do without (JSON5 only). */
  readonly hasBareKeys: boolean;
  /** Between key and value: `: ` or `:`. */
  readonly colon: string;
  /** Behind a comma within a line. */
  readonly gap: string;
  /** Inside the braces of an object on one line. */
  readonly padding: string;
}

type Members = readonly (readonly [key: string, write: (indent: string | null) => string])[];

/** ES5.1 identifiers, fewer than JSON5 allows; momoa cannot read the words that are also values. */
const bareKey = /^(?!(?:null|true|false|Infinity|NaN)$)[A-Za-z_$][A-Za-z0-9_$]*$/;

export function keyText(key: string, style: JsonStyle): string {
  return style.hasBareKeys && bareKey.test(key) ? key : stringText(key, style);
}

/** A member of an object. `indent` is that of its line, null where it shares a line. */
export function memberText(key: string, change: Change, indent: string | null, style: JsonStyle): string {
  return keyText(key, style) + style.colon + (changeText(change, indent, style) ?? 'null');
}

/** What a change puts; undefined when it puts nothing. */
export function changeText(change: Change, indent: string | null, style: JsonStyle): string | undefined {
  switch (change.kind) {
    case 'gone':
      return undefined;
    case 'put':
      return valueText(change.value, indent, style);
    case 'put-source':
      return change.source;
    case 'within': {
      const members: Members = [...change.children].flatMap(([key, child]) => {
        if (changeText(child, null, style) === undefined) return [];
        return [[String(key), (inner: string | null) => changeText(child, inner, style) ?? 'null'] as const];
      });
      return members.length === 0 ? undefined : objectText(members, indent, style);
    }
  }
}

function valueText(value: Value, indent: string | null, style: JsonStyle): string {
  if (typeof value === 'string') return stringText(value, style);
  if (typeof value === 'number') return numberText(value, style);
  if (value === null || typeof value === 'boolean') return String(value);
  if (!isValueObject(value)) return arrayText(value as readonly Value[], indent, style);
  const members: Members = Object.entries(value).map(([key, member]) => [
    key,
    (inner) => valueText(member, inner, style),
  ]);
  return objectText(members, indent, style);
}

function objectText(members: Members, indent: string | null, style: JsonStyle): string {
  if (members.length === 0) return '{}';
  const inner = indent === null ? null : indent + style.unit;
  const texts = members.map(([key, write]) => keyText(key, style) + style.colon + write(inner));
  if (indent === null) return `{${style.padding}${texts.join(`,${style.gap}`)}${style.padding}}`;
  return onLines('{', texts, '}', indent, style);
}

/** Lists of plain values stay on one line; lists of objects get lines. */
function arrayText(items: readonly Value[], indent: string | null, style: JsonStyle): string {
  const isPlain = items.every((item) => typeof item !== 'object' || item === null);
  if (indent === null || isPlain) return `[${items.map((item) => valueText(item, null, style)).join(`,${style.gap}`)}]`;
  const texts = items.map((item) => valueText(item, indent + style.unit, style));
  return onLines('[', texts, ']', indent, style);
}

function onLines(open: string, texts: readonly string[], close: string, indent: string, { eol, unit }: JsonStyle) {
  return open + eol + texts.map((text) => indent + unit + text).join(`,${eol}`) + eol + indent + close;
}

/** U+2028 and U+2029 end a line of JavaScript, so JSON5 wants them escaped. */
function stringText(text: string, style: JsonStyle): string {
  if (!text.isWellFormed()) throw refusal([], sentence('documents.reason.half-character'));
  const double = JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
  if (style.quote === '"') return double;
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function numberText(value: number, { syntax }: JsonStyle): string {
  if (Object.is(value, -0)) return '-0';
  if (!Number.isFinite(value) && syntax === 'jsonc') throw refusal([], sentence('documents.reason.no-number'));
  return String(value);
}
