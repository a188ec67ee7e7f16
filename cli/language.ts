import type { Environment } from '../core/environment.ts';
import { readSettingsNow } from '../core/settings/settings.ts';
import { type Language, languages } from '../shared/language.ts';
import { AppError } from '../shared/problem.ts';
import { languageOfSystem } from './system-language.ts';

/** The one of ours by its name, in any case; undefined for another. */
export function toLanguage(name: string): Language | undefined {
  return languages.find((language) => language.toLowerCase() === name.toLowerCase());
}

/** Settings that can't be read stop nobody: the command that needs them says what is wrong with them. */
function languageInSettings(environment: Environment): Language | undefined {
  try {
    const { language } = readSettingsNow(environment);
    return language === 'system' ? undefined : language;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** The language of a person who did not say which on the command line. */
export function languageOf(environment: Environment): Language {
  return languageInSettings(environment) ?? languageOfSystem(environment);
}
