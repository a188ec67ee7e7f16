import type { Problem } from '../problem.ts';
import type { Sentence, SentenceValue } from '../sentence.ts';
import type { CodesIn, Texts } from './codes.ts';
import type { en } from './en.ts';
import type { Places } from './message.ts';

type PlacesIn<All extends Texts, Key> = Key extends keyof All ? Places<All[Key]> : never;

/** Nothing where the texts have no places, else exactly theirs. */
type ValuesFor<Place extends string> = [Place] extends [never]
  ? readonly []
  : readonly [values: { readonly [Name in Place]: SentenceValue }];

type ProblemKeys<Code extends string> = `problems.${Code}.cause` | `problems.${Code}.fix`;

/**
 * Makes what the engine says, typed by the texts `All`: a code that has no text and a place without a value are errors of
 * types. A client whose texts are not in the catalogue at build time (one of a test) makes its own from its own texts.
 */
export interface Words<All extends Texts> {
  /** A problem; its texts are `problems.<code>.cause` and `.fix`. */
  problem<Code extends CodesIn<All, 'problems', '.cause'>>(
    code: Code,
    ...values: ValuesFor<PlacesIn<All, ProblemKeys<Code>>>
  ): Problem;
  /** Any text of the catalogue. */
  sentence<Key extends keyof All & string>(text: Key, ...values: ValuesFor<PlacesIn<All, Key>>): Sentence;
}

const words: Words<Texts> = {
  problem: (code: string, ...[values]: readonly [values?: Readonly<Record<string, SentenceValue>>]) => ({
    code,
    values: values ?? {},
  }),
  sentence: (text: string, ...[values]: readonly [values?: Readonly<Record<string, SentenceValue>>]) => ({
    text,
    values: values ?? {},
  }),
} as never;

export function wordsOf<All extends Texts>(): Words<All> {
  return words as never;
}

export const { problem: problemOf, sentence } = wordsOf<typeof en>();
