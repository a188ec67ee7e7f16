import { CommanderError, Option } from 'commander';
import { type Language, languages } from '../shared/language.ts';
import { toLanguage } from './language.ts';
import type { Words } from './words.ts';

const languageFlags = '--lang <language>';

interface GlobalOptions {
  readonly isJson: boolean;
  /** The one that was said, or what is wrong with it. */
  readonly language: Language | CommanderError | undefined;
  /** The line without them. */
  readonly rest: readonly string[];
}

/** As commander would say it. */
function wrong(code: string, message: string): CommanderError {
  return new CommanderError(2, code, `error: option '${languageFlags}' ${message}`);
}

function toSaid(name: string | undefined): Language | CommanderError {
  if (name === undefined) return wrong('commander.optionMissingArgument', 'argument missing');
  const choices = languages.join(', ');
  return (
    toLanguage(name) ??
    wrong('commander.invalidArgument', `argument '${name}' is invalid. Allowed choices are ${choices}.`)
  );
}

/** `--json` and `--lang` may stand anywhere, before and after a command; behind `--` they are words like any other. */
export function takeGlobalOptions(args: readonly string[]): GlobalOptions {
  const end = args.indexOf('--');
  const rest: string[] = [];
  let isJson = false;
  let language: GlobalOptions['language'];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (end >= 0 && at >= end) rest.push(word);
    else if (word === '--json') isJson = true;
    else if (word.startsWith('--lang=')) language = toSaid(word.slice('--lang='.length));
    else if (word === '--lang') {
      at += 1;
      language = toSaid(at === end ? undefined : args[at]);
    } else rest.push(word);
  }
  return { isJson, language, rest };
}

/** For the help, and for completion. */
export function languageOption(words: Words): Option {
  return new Option(languageFlags, words('help.lang')).choices(languages);
}
