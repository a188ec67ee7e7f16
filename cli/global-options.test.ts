import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { takeGlobalOptions } from './global-options.ts';

it.each([
  [['list'], { isJson: false, language: undefined, rest: ['list'] }],
  [['--lang', 'fr', 'list', '--json'], { isJson: true, language: 'fr', rest: ['list'] }],
  [['key', '--lang=JA', 'set', 'a'], { isJson: false, language: 'ja', rest: ['key', 'set', 'a'] }],
  [['list', '--lang', 'fr', '--lang', 'ja'], { isJson: false, language: 'ja', rest: ['list'] }],
  [
    ['complete', '--', 'use', '--lang', '--json'],
    { isJson: false, language: undefined, rest: ['complete', '--', 'use', '--lang', '--json'] },
  ],
])('%j', (args, expected) => expect(takeGlobalOptions(args)).toEqual(expected));

it.each([
  [['list', '--lang', 'tlh'], "argument 'tlh' is invalid. Allowed choices are en, zh-CN, ja, fr."],
  [['list', '--lang='], "argument '' is invalid."],
  [['list', '--lang'], 'argument missing'],
  [['list', '--lang', '--', 'fr'], 'argument missing'],
])('%j is wrong usage', (args, words) => {
  const { language } = takeGlobalOptions(args);
  expect(language).toBeInstanceOf(CommanderError);
  expect(language).toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
});
