import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { fill, type Message } from './message.ts';
import { zhCn } from './zh-cn.ts';

const catalogues: readonly (readonly [string, Readonly<Record<string, Message>>])[] = [
  ['en', en],
  ['zh-CN', zhCn],
  ['ja', ja],
  ['fr', fr],
];

function textsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place).sort();
}

describe.each(catalogues)('%s', (language, messages) => {
  it('has every message and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  });

  it('names a client in a command only where the client is the one that is spoken of', () => {
    const fixed = Object.entries(messages).flatMap(([key, message]) =>
      textsOf(message)
        .flatMap((text) => [...text.matchAll(/--client ([a-z]+)/g)])
        .map(([, client = '']) => ({ key, client })),
    );
    expect(fixed.length).toBeGreaterThan(0);
    expect(fixed.filter(({ key, client }) => !key.includes(`.${client}.`))).toEqual([]);
  });

  it('has the same places in every message as English', () => {
    const different = Object.entries(en).filter(([key, english]) => {
      const wanted = new Set(textsOf(english).flatMap(placesOf));
      return textsOf(messages[key] ?? '').some((text) => placesOf(text).some((place) => !wanted.has(place)));
    });
    const lost = Object.entries(en).filter(([key, english]) => {
      const said = new Set(textsOf(messages[key] ?? '').flatMap(placesOf));
      return textsOf(english)
        .flatMap(placesOf)
        .some((place) => !said.has(place));
    });
    expect([...different, ...lost].map(([key]) => key)).toEqual([]);
  });

  it('has just the plural forms that its grammar knows', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong = Object.entries(messages).filter(
      ([, message]) =>
        typeof message !== 'string' && Object.keys(message).some((form) => !forms.includes(form as never)),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('is calm: no exclamation marks, no "Error:", no empty text', () => {
    const loud = Object.entries(messages).filter(([, message]) =>
      textsOf(message).some((text) => text.trim() === '' || /[!！]|\bError:|\bErreur\s*:/.test(text)),
    );
    expect(loud.map(([key]) => key)).toEqual([]);
  });
});

it.each([
  ['zh-CN', zhCn],
  ['ja', ja],
] as const)('%s is a translation: what stays English is made of names', (_, messages) => {
  const same = Object.entries(en).filter(
    ([key, english]) =>
      JSON.stringify(english) === JSON.stringify(messages[key as keyof typeof en]) &&
      textsOf(english).some((text) => /[a-z]{3}/.test(text.replace(/\{\w+\}/g, '')) && !names.test(text)),
  );
  expect(same.map(([key]) => key)).toEqual([]);
});

/** French shares too many words with English to be looked at like this. */
const names = /^(?:Codex|OpenCode|OpenClaw|Switchyard|URL|Plug-in|Responses|Chat Completions|Anthropic Messages)$/;

it('no name of a message is taken for a secret on its way to a face', () => {
  expect(Object.keys(en).filter((key) => redact(key) !== key)).toEqual([]);
  expect(redact('problems.sk-abcdefghijklmnop')).not.toBe('problems.sk-abcdefghijklmnop');
});

describe('a message', () => {
  it('takes the plural form of its language', () => {
    const lines = { one: '{count} line', other: '{count} lines' };
    expect([0, 1, 2].map((count) => fill(lines, 'en', { count }))).toEqual(['0 lines', '1 line', '2 lines']);
    expect([0, 1, 2].map((count) => fill(lines, 'fr', { count }))).toEqual(['0 line', '1 line', '2 lines']);
  });

  it('writes numbers as its language does', () => {
    expect(fill('{n} ms', 'fr', { n: 1234.5 })).toBe('1\u202f234,5 ms');
    expect(fill('{n} ms', 'en', { n: 1234.5 })).toBe('1,234.5 ms');
  });

  it('takes a value that looks like a place for what it is: text', () => {
    expect(fill('{a} {b}', 'en', { a: '{b}', b: 'x' })).toBe('{b} x');
  });
});
