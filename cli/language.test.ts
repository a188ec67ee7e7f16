import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../e2e/support/test-environment.ts';
import { languageOf, toLanguage } from './language.ts';
import { languageOfSystem } from './system-language.ts';

describe('the language of the environment', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'fr_FR' }, 'fr'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'fr_FR', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-CN'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'de:fr' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'en:fr' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LANGUAGE: '' }, 'fr'],
    [{ LANG: 'C', LANGUAGE: 'fr' }, 'en'],
    [{ LANGUAGE: 'fr' }, 'en'],
  ])('%j is %s', (variables, language) => {
    expect(languageOfSystem({ variables, platform: 'linux' }, () => 'ja-JP')).toBe(language);
  });

  it.each(['darwin', 'win32'] as const)('%s is asked where no variable names one', (platform) => {
    expect(languageOfSystem({ variables: {}, platform }, () => 'ja-JP')).toBe('ja');
    expect(languageOfSystem({ variables: { LANG: 'fr_FR.UTF-8' }, platform }, () => 'ja-JP')).toBe('fr');
    expect(languageOfSystem({ variables: {}, platform }, () => 'en-GB')).toBe('en');
  });
});

describe('the setting', () => {
  const environmentWith = (settings: string) => {
    const environment = testEnvironment({ variables: { LANG: 'ja_JP.UTF-8' } });
    const file = join(environment.dataFolder, 'settings.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, settings);
    return environment;
  };

  it.each([
    ['wins over the environment', '{"version":2,"language":"fr"}', 'fr'],
    ['leaves it to the environment', '{"version":2,"language":"system"}', 'ja'],
    ['of no language leaves it to the environment', '{"version":2}', 'ja'],
    ['that can’t be read leaves it to the environment', '{', 'ja'],
    ['of an unknown language leaves it to the environment', '{"version":2,"language":"tlh"}', 'ja'],
    ['of a newer version leaves it to the environment', '{"version":99,"language":"fr"}', 'ja'],
  ])('%s', (_, settings, language) => expect(languageOf(environmentWith(settings))).toBe(language));
});

it.each([
  ['fr', 'fr'],
  ['ZH-cn', 'zh-CN'],
  ['zh', undefined],
  ['french', undefined],
  ['', undefined],
])('%j said on the command line is %j', (name, language) => expect(toLanguage(name)).toBe(language));
