/**
 * A value in a sentence: a name or a number as it is, a list that each language joins in its own way, or a sentence again.
 * Texts of others (a path, what a program said) are values, never part of a sentence.
 */
export type SentenceValue = string | number | readonly string[] | Sentence;

export type SentenceValues = Readonly<Record<string, SentenceValue>>;

/** What the engine says, as a message of the catalogue and its values; each face says it in its own language. */
export interface Sentence {
  /** A key of the catalogue, e.g. `notes.new-chat`. */
  readonly text: string;
  readonly values: SentenceValues;
}

/** A sentence of ours, or the words of others: a program, a provider, the system. */
export type Said = Sentence | string;

/** The same with `change` made to every text that came from others, at any depth. */
export function mapValues(values: SentenceValues, change: (text: string) => string): SentenceValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mapValue(value, change)]));
}

export function mapSentence({ text, values }: Sentence, change: (text: string) => string): Sentence {
  return { text, values: mapValues(values, change) };
}

export function mapSaid<One extends Said>(said: One, change: (text: string) => string): One {
  return (typeof said === 'string' ? change(said) : mapSentence(said, change)) as One;
}

function mapValue(value: SentenceValue, change: (text: string) => string): SentenceValue {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return change(value);
  return isSentence(value) ? mapSentence(value, change) : value.map(change);
}

export function isSentence(value: SentenceValue): value is Sentence {
  return typeof value === 'object' && !Array.isArray(value);
}
