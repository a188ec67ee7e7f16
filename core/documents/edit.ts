/** `jsonc` also reads plain JSON. */
export type Syntax = 'toml' | 'jsonc' | 'json5';

/** Table or object keys, and indices of arrays. */
export type Path = readonly (string | number)[];

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * A change to one place of a document, as data. All edits of one call are one change, made from one parse.
 *
 * - `set` gives the value at `path`, making the tables above it where they are missing. A table or object given as value
 *   replaces what is there. An equal value changes no byte, however it is spelled.
 * - `set-source` puts a value back exactly as it was once written (see `Document.sourceOf`).
 * - `remove` takes the key away with its line and the comment on it; a table goes with its headers, its sub-tables and
 *   the comment lines glued on top of them; those below its last key stay. What is not there needs no removing. Tables above stay, also empty ones: to take
 *   back a whole tree, remove its topmost key.
 *
 * New tables in TOML: several edits below a missing table (`['a', 'b', 'name']`, `['a', 'b', 'auth', 'command']`) make
 * one block `[a.b]` and, behind it, `[a.b.auth]`. One edit with an object as value (`['a', 'b', 'headers']`) makes one
 * line, `headers = { … }`. Inside of inline tables and dotted keys, new keys follow that style.
 *
 * Order: a new key goes behind the nearest earlier edit of the same table that is present, else before the nearest later
 * one, else to the end. So the same list of edits (with `remove` for what is absent) always leads to the same order.
 *
 * Array indices count in the document before the edits; the index one past the end appends.
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
  /** The text as plain values; TOML dates are `Date`, integers beyond 2^53 bigint. undefined for JSON without any value. */
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
