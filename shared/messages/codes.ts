import type { en } from './en.ts';
import type { Message } from './message.ts';

/** The English texts that name what can be said, and with which values. */
export type Texts = Readonly<Record<string, Message>>;

/** The codes in the keys `<area>.<code><end>`. */
export type CodesIn<All extends Texts, Area extends string, End extends string> = keyof All extends infer Key
  ? Key extends `${Area}.${infer Code}${End}`
    ? Code
    : never
  : never;

/** The codes of the catalogue. */
export type CatalogueCode = CodesIn<typeof en, 'problems', '.cause'>;
