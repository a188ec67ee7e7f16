import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en as shared } from '../../shared/messages/en.ts';
import type { Message } from '../../shared/messages/message.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhCn } from './zh-cn.ts';

type Catalogue = Readonly<Record<string, Message>>;
const catalogues: readonly (readonly [string, Catalogue])[] = [
  ['zh-CN', zhCn],
  ['ja', ja],
  ['fr', fr],
];

function textsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placesOf(message: Message): readonly string[] {
  const places = textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place));
  return [...new Set(places)].sort();
}

/** What is the same in every language, besides places to fill: commands, options, files, values, names. */
const names = [
  /switchyard [a-z{}-][a-z {}-]*/g,
  /eval ".*"/g,
  /npm run build/g,
  /--[a-z-]+/g,
  /\{\w+\}/g,
  /[\w~/-]*\.[\w.-]+/g,
  /https?:\/\/|api-key|Authorization: Token|\?key|Control\+Alt\+S|API_KEY|\bcurl\b|openai:chatgpt|backupsKept/g,
  /\b(?:Codex|OpenCode|OpenClaw|Switchyard|Enter|Ctrl|URL|API|JSON|UTF|shell)\b/g,
  /\b(?:official|system|light|dark|none|off|all)\b/g,
];

function wordsOf(text: string): readonly string[] {
  return names.reduce((left, name) => left.replace(name, ' '), text).match(/[A-Za-z]{3,}/g) ?? [];
}

describe.each(catalogues)('%s', (language, messages) => {
  it('has every text of the terminal and no other, with the same places', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
    const places = (catalogue: Catalogue) =>
      Object.entries(catalogue).map(([key, message]) => [key, placesOf(message)]);
    expect(Object.fromEntries(places(messages))).toEqual(Object.fromEntries(places(en)));
  });

  it('has just the plural forms that its grammar knows', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const used = Object.values(messages).flatMap((message) =>
      typeof message === 'string' ? [] : Object.keys(message),
    );
    expect(used.filter((form) => !forms.includes(form as never))).toEqual([]);
  });

  it('is calm: no exclamation marks, no empty text', () => {
    const loud = Object.entries(messages).filter(([, message]) =>
      textsOf(message).some((text) => text.trim() === '' || /[!！]/.test(text)),
    );
    expect(loud.map(([key]) => key)).toEqual([]);
  });
});

it.each([
  ['zh-CN', zhCn],
  ['ja', ja],
] as const)('%s leaves no English word', (_, messages: Catalogue) => {
  const left = Object.entries(messages).flatMap(([key, message]) =>
    textsOf(message).flatMap((text) => wordsOf(text).map((word) => `${key}: ${word}`)),
  );
  expect(left).toEqual([]);
});

it('French shares with English only what is French too', () => {
  const both = Object.entries(en).filter(
    ([key, message]) => JSON.stringify(fr[key as keyof typeof en]) === JSON.stringify(message),
  );
  const french = /^\{words\}$|^(?:options|url|id|client|shell|local)$|^system, |^\{title\}|^, $|^\s*$/;
  expect(both.filter(([, message]) => !textsOf(message).every((text) => french.test(text)))).toEqual([]);
});

it('no text of the terminal hides one of the engine', () => {
  expect(Object.keys(en).filter((key) => key in shared)).toEqual([]);
});

/** All of cli/ but the texts themselves. */
function sources(): string {
  const room = join(import.meta.dirname, '..');
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('messages'))
    .map((path) => readFileSync(join(room, path), 'utf8'))
    .join('\n');
}

function unused(text: string): readonly string[] {
  const families = [...text.matchAll(/`([a-z-]+\.[A-Za-z0-9.-]*)\$\{[^`]+`/g)].map(([, start = '']) => start);
  const codes = [...text.matchAll(/(?:terminalProblem|helperProblem)\(\s*'([a-z.-]+)'/g)].map(([, code = '']) => code);
  const isSaid = (key: string) =>
    text.includes(`'${key}'`) ||
    families.some((start) => key.startsWith(start)) ||
    codes.some((code) => key === `problems.${code}.cause` || key === `problems.${code}.fix`);
  return Object.keys(en).filter((key) => !isSaid(key));
}

it('every text is said somewhere, and one that nobody says is found', () => {
  expect(unused(sources())).toEqual([]);
  expect(unused(sources().replaceAll("'outcomes.dry'", "'outcomes.other'"))).toEqual(['outcomes.dry']);
});
