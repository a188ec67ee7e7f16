import type { Language } from '../language.ts';
import type { en } from './en.ts';
import { fill, type Message, type Places, type PluralMessage, type Values } from './message.ts';

type English = typeof en;
export type MessageKey = keyof English;

/** A whole catalogue: every message that English has. */
export type Messages = {
  readonly [Key in MessageKey]: English[Key] extends string ? string : PluralMessage;
};

type Filled<Key extends MessageKey> = { readonly [Place in Places<English[Key]>]: string | number };

/** Says a message in the language it was made for. A message with places wants exactly them. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...values: [Places<English[Key]>] extends [never] ? [] : [values: Filled<Key>]
) => string;

export function translator(language: Language, messages: Messages): Translate {
  return (key, ...[values]) => fill(messages[key] as Message, language, values as Values | undefined);
}
