import type { Path } from '../documents/edit.ts';
import type { ChildResult } from './child-process.ts';
import type { Mismatch } from './schema.ts';

/** One thing that a client's own program has against its settings. */
export interface Issue {
  /** The program's own words, redacted. */
  readonly words: string;
  /** The file, where the program tells which of several. Absolute: the live one, never its copy. */
  readonly file?: string | undefined;
  /** The setting in the client's whole configuration, where the program names one. */
  readonly path?: Path | undefined;
  /** Where the program names a place in the text instead. Both count from 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The choice of a provider takes effect all the same. */
  readonly isAside?: boolean | undefined;
}

/**
 * What the program says. `refuses`: it does not start with these settings. `skips`: it starts and leaves a part of them
 * out. `silent`: it said nothing that we understand, because it is too old, could not be started or took too long.
 */
export type Answer =
  | { readonly kind: 'takes' | 'silent' }
  | { readonly kind: 'refuses' | 'skips'; readonly issues: readonly Issue[] };

/**
 * A question to a client's own program, as data. It is asked about copies of the settings, in a folder that holds nothing
 * else and is gone afterwards; the copies hold no key (see `without-keys.ts`).
 */
export interface Question {
  readonly program: string;
  readonly args: readonly string[];
  /** By name below the scratch folder. Without keys. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Where the program looks for its settings; every folder lies below `scratch`. */
  variables(scratch: string): Readonly<Record<string, string>>;
  /** Files below the scratch folder, JSON with a `pid`, in which a server that it leaves behind says who it is. */
  readonly leaves?: readonly string[];
  readonly timeoutMs: number;
  understand(result: ChildResult, scratch: string): Answer;
}

/** What a client's published schema says against a file, at a place of it. */
export interface Described extends Mismatch {
  readonly file: string;
  /** The same place in that file. */
  readonly at: Path;
}
