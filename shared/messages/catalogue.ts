import type { Language } from '../language.ts';
import { isSentence, type Said, type Sentence, type SentenceValue } from '../sentence.ts';
import type { en } from './en.ts';
import { listIn } from './intl.ts';
import { fill, type Message, type Places, type PluralMessage, type Values } from './message.ts';

type English = typeof en;
export type MessageKey = keyof English;

/** A whole catalogue: every message that English has. */
export type Messages = {
  readonly [Key in MessageKey]: English[Key] extends string ? string : PluralMessage;
};

type Filled<Key extends MessageKey> = { readonly [Place in Places<English[Key]>]: string | number };

/** Says a message in the language it was made for. */
export interface Translate {
  /** A message of the faces; one with places wants exactly them. */
  <Key extends MessageKey>(
    key: Key,
    ...values: [Places<English[Key]>] extends [never] ? [] : [values: Filled<Key>]
  ): string;
  /** What the engine said. */
  readonly say: (sentence: Said) => string;
}

export function translator(language: Language, messages: Messages): Translate {
  return Object.assign(
    (key: MessageKey, ...[values]: readonly unknown[]) =>
      fill(messages[key] as Message, language, values as Values | undefined),
    { say: (said: Said) => (typeof said === 'string' ? said : say(said, language, messages)) },
  );
}

/** A sentence of the engine in `language`. What the catalogue lacks (an engine of another version) is shown by its code. */
export function say(
  { text, values }: Sentence,
  language: Language,
  messages: Readonly<Record<string, Message>>,
): string {
  const message = messages[text];
  if (message === undefined) return text;
  const inWords = (value: SentenceValue): string | number => {
    if (typeof value !== 'object') return value;
    if (isSentence(value)) return say(value, language, messages);
    return listIn(language, value);
  };
  const filled = Object.entries(values).map(([name, value]) => [name, inWords(value)]);
  return fill(message, language, Object.fromEntries(filled));
}
