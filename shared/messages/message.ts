import { numberIn } from './intl.ts';

/** A text with `{name}` places, or one for each plural form of the language (CLDR), chosen by the value `count`. */
export type Message = string | PluralMessage;

export type PluralMessage = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The messages of one area of the window, the English ones being the pattern. */
export type Area<Pattern extends Readonly<Record<string, Message>>> = {
  readonly [Key in keyof Pattern]: Pattern[Key] extends string ? string : PluralMessage;
};

type PlacesOf<Text> = Text extends `${string}{${infer Place}}${infer Rest}` ? Place | PlacesOf<Rest> : never;

type TextsOf<Pattern extends Message> = Pattern extends string ? Pattern : Pattern[keyof Pattern];

/** The places that a message needs filled. */
export type Places<Pattern extends Message> = PlacesOf<TextsOf<Pattern>> | (Pattern extends string ? never : 'count');

export type Values = Readonly<Record<string, string | number>>;

/** The text of a message in `language`, its places filled; numbers are written as the language writes them. */
export function fill(message: Message, language: string, values: Values = {}): string {
  const text = typeof message === 'string' ? message : pluralOf(message, language, Number(values.count));
  return text.replace(/\{(\w+)\}/g, (whole, place) => {
    const value = values[place];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numberIn(language, value) : value;
  });
}

function pluralOf(message: PluralMessage, language: string, count: number): string {
  return message[new Intl.PluralRules(language).select(count)] ?? message.other;
}
