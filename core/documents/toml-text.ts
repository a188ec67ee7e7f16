import { sentence } from '../../shared/messages/words.ts';
import type { Change } from './change.ts';
import { refusal } from './change.ts';
import type { Value } from './edit.ts';
import { isValueObject } from './plain-value.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

export function keyText(key: string | number): string {
  const name = String(key);
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : stringText(name);
}

export function dottedKeyText(keys: readonly (string | number)[]): string {
  return keys.map(keyText).join('.');
}

/** A value on one line, as TOML 1.0 wants it. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (value === null) throw refusal([], sentence('documents.reason.no-null'));
  if (!isValueObject(value)) return `[${(value as readonly Value[]).map(valueText).join(', ')}]`;
  return inlineTableText(Object.entries(value).map(([key, member]) => [key, valueText(member)]));
}

/** What a change puts, as a value on one line; undefined when it puts nothing. */
export function changeText(change: Change): string | undefined {
  switch (change.kind) {
    case 'gone':
      return undefined;
    case 'put':
      return valueText(change.value);
    case 'put-source':
      return change.source;
    case 'within': {
      const members = [...change.children].flatMap(([key, child]) => {
        const text = changeText(child);
        return text === undefined ? [] : [[key, text] as const];
      });
      return members.length === 0 ? undefined : inlineTableText(members);
    }
  }
}

function inlineTableText(members: readonly (readonly [key: string | number, text: string])[]): string {
  if (members.length === 0) return '{}';
  return `{ ${members.map(([key, text]) => `${keyText(key)} = ${text}`).join(', ')} }`;
}

function stringText(text: string): string {
  if (!text.isWellFormed()) throw refusal([], sentence('documents.reason.half-character'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be escaped
  const escaped = text.replace(/[\u0000-\u001f\u007f"\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return escapes[character] ?? `\\u${code}`;
  });
  return `"${escaped}"`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return text;
  return text.includes('e') || text.includes('.') ? text : `${text}.0`;
}
