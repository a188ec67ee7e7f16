import { type Command, Help, type Option } from 'commander';
import { clientIds, clientNames } from '../shared/client-id.ts';
import { listIn } from '../shared/messages/intl.ts';
import type { Said } from '../shared/sentence.ts';
import { cellsOf, wrapCells } from './cells.ts';
import type { TerminalTexts } from './messages/terminal-messages.ts';
import { terminalSentence, type Words } from './words.ts';

const titles: Readonly<Record<string, 'help.usage' | 'help.arguments' | 'help.options' | 'help.commands'>> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
};

function titleText(title: string, words: Words): string {
  const key = titles[title];
  return key ? words(key) : title;
}

type PlaceKey = Extract<keyof TerminalTexts, `places.${string}`>;

/** The words that stand for something in a command line: `provider` of `<provider>`. */
const places: Readonly<Record<PlaceKey, true>> = {
  'places.options': true,
  'places.command': true,
  'places.provider': true,
  'places.text': true,
  'places.url': true,
  'places.wire': true,
  'places.id': true,
  'places.name': true,
  'places.value': true,
  'places.level': true,
  'places.ref': true,
  'places.way': true,
  'places.where': true,
  'places.client': true,
  'places.receipt': true,
  'places.number': true,
  'places.words': true,
  'places.shell': true,
  'places.language': true,
  'places.extra': true,
};

/** The word itself where it is none of ours. */
export function placeOf(name: string): Said {
  const key = `places.${name}`;
  return Object.hasOwn(places, key) ? terminalSentence(key as PlaceKey) : name;
}

function placeText(name: string, words: Words): string {
  return words.say(placeOf(name));
}

/** `--header <name=value>` with the words of the language for what stands in brackets. */
export function termText(term: string, words: Words): string {
  return term.replace(/[<[][a-z=.]+[>\]]/g, (place) => place.replace(/[a-z]+/g, (name) => placeText(name, words)));
}

function optionText({ description, argChoices, defaultValue }: Option, words: Words): string {
  if (!argChoices) return description;
  const choices = argChoices.map((choice) => JSON.stringify(choice)).join(', ');
  return defaultValue === undefined
    ? words('help.choices', { description, choices })
    : words('help.choices-default', { description, choices, value: JSON.stringify(defaultValue) });
}

function programText(words: Words): string {
  const names = clientIds.map((id) => clientNames[id]);
  return words('help.program', { clients: listIn(words.language, names) });
}

/** A column of fewer cells is not wrapped: most lines would hold one word. */
const narrowest = 30;

/** Has the help of all commands speak the language, its columns as wide as a terminal shows them. */
export function speakHelp(program: Command, words: Words): void {
  const plain = new Help();
  program
    .configureHelp({
      styleTitle: (title) => titleText(title, words),
      commandUsage: (command) => termText(plain.commandUsage(command), words),
      // Only that of the program itself takes time to make.
      commandDescription: (command) => (command.parent ? command.description() : programText(words)),
      subcommandTerm: (command) => termText(plain.subcommandTerm(command), words),
      argumentTerm: (argument) => placeText(argument.name(), words),
      optionTerm: (option) => termText(option.flags, words),
      optionDescription: (option) => optionText(option, words),
      displayWidth: cellsOf,
      minWidthToWrap: narrowest,
      boxWrap: (text, width) => (width < narrowest ? text : wrapCells(text, width)),
    })
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [command]', words('help.help'));
}
