/** `jsonc` also reads plain JSON. */
export type Syntax = 'toml' | 'jsonc' | 'json5';

/** Table or object keys, and indices of arrays. */
export type Path = readonly (string | number)[];

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * A change to one place of a document, as data.
 * `set` gives the value at `path`, making the tables above it where they are missing; a table or object given as value
 * replaces what is there. `set-source` puts a value back exactly as it was once written (see `Document.sourceOf`).
 * `remove` takes the key away with its line; what is not there needs no removing. The order of the edits is the order
 * of new keys: a new key goes behind the nearest earlier edit of the same table that is present.
 */
export type Edit =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'set-source'; readonly path: Path; readonly source: string }
  | { readonly kind: 'remove'; readonly path: Path };

/** Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text with a syntax, parsed once with ranges. Immutable: an edit gives a new text. */
export interface Document {
  readonly syntax: Syntax;
  /** The whole text, byte order mark included. */
  readonly text: string;
  /** The text as plain values. Dates and other things without a JSON form are opaque objects. */
  readonly value: unknown;
  /** The value at `path`, or undefined where there is none. */
  get(path: Path): unknown;
  /** The value at `path` as its owner wrote it (`'x'`, `0x1F`, `{ a = 1 }`); undefined for header tables and for nothing. */
  sourceOf(path: Path): string | undefined;
  /** Where the value at `path` (or its key) begins. */
  locate(path: Path): Position | undefined;
  /**
   * The text after all edits, made from this one parse and verified by the second parsers (checklist C4).
   * Every byte that no edit names is kept. No effective edit gives back the very same text.
   * Throws AppError `edit-refused` (the place can't be edited) or `edit-not-verified`.
   */
  edit(edits: readonly Edit[]): string;
}
