import type { CommanderError } from 'commander';
import type { Problem } from '../shared/problem.ts';
import { redact } from '../shared/redact.ts';
import type { Sentence } from '../shared/sentence.ts';
import { placeOf, termText } from './help.ts';
import { printable } from './output.ts';
import { terminalProblem, terminalSentence, type Words } from './words.ts';

/** A command line that can't be carried out as it stands. */
export class UsageError extends Error {
  readonly words: Sentence;

  constructor(words: Sentence) {
    super(words.text);
    this.words = words;
  }
}

/** Commander repeats what it does not know: of `--secret=value` only the name may be repeated. */
function safeUsage(text: string): string {
  return printable(redact(text.replace(/'(-[^'=]*)=.*'/s, "'$1'")));
}

type Reading = readonly [form: RegExp, toSentence: (parts: readonly string[], words: Words) => Sentence];

/** Commander says what is wrong in English only, and tells the parts in no other way. */
const readings: readonly Reading[] = [
  [/^unknown command '(.*)'$/s, ([name = '']) => terminalSentence('usage.unknown-command', { name })],
  [/^unknown option '(.*)'$/s, ([name = '']) => terminalSentence('usage.unknown-option', { name })],
  [
    /^missing required argument '(.*)'$/,
    ([name = '']) => terminalSentence('usage.missing-argument', { name: placeOf(name) }),
  ],
  [
    /^option '(.*)' argument missing$/,
    ([flags = ''], words) => terminalSentence('usage.option-without-value', { option: termText(flags, words) }),
  ],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    ([command = '', count = '', given = '']) =>
      terminalSentence('usage.too-many-arguments', { command, count: Number(count), given }),
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
    ([flags = '', value = '', choices = ''], words) =>
      terminalSentence('usage.option-not-allowed', { option: termText(flags, words), value, choices }),
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/s,
    ([flags = '', value = '', reason = ''], words) =>
      terminalSentence('usage.option-invalid', { option: termText(flags, words), value, reason }),
  ],
];

/** What commander said, in the language of the person; what is not known here stays as it said it. */
function toSentence(text: string, words: Words): Sentence | string {
  const [, said = text, isOne, meant] = /^(.*)\n\(Did you mean (one of )?(.*)\?\)$/s.exec(text) ?? [];
  if (meant === undefined) return readingOf(text, words);
  const first = readingOf(said, words);
  return isOne === undefined
    ? terminalSentence('usage.did-you-mean', { words: first, name: meant })
    : terminalSentence('usage.did-you-mean-one', { words: first, names: meant });
}

function readingOf(text: string, words: Words): Sentence | string {
  for (const [form, toSentence] of readings) {
    const [whole, ...parts] = form.exec(text) ?? [];
    if (whole !== undefined) return toSentence(parts, words);
  }
  return text;
}

/** What is wrong with a command line. */
export interface Usage {
  readonly problem: Problem;
  /** The lines for a person; none where the help was shown already. */
  readonly text?: string;
}

export function toUsage(error: UsageError | CommanderError, words: Words): Usage {
  const see = words('usage.see');
  if (error instanceof UsageError) {
    const problem = terminalProblem('terminal.usage', { words: error.words });
    return { problem, text: `${words.say(error.words)}\n${see}` };
  }
  const text = safeUsage(error.message)
    .replace(/^error: /, '')
    .trim();
  // Without a command commander prints its help, and says only that it did.
  if (text === '(outputHelp)' || text === '')
    return { problem: terminalProblem('terminal.usage', { words: terminalSentence('usage.no-command') }) };
  const said = toSentence(text, words);
  const problem = terminalProblem('terminal.usage', { words: said });
  return { problem, text: `${words('usage.error', { words: words.say(said) })}\n${see}` };
}
