import type { ProblemCode } from '../../shared/problem.ts';

/**
 * What people have in a client's files, for the demo and for tests; no product holds it. Paths are below the home, with
 * `/` between, and say where the files are when no variable leads elsewhere.
 */
export interface ClientSamples {
  readonly liveFile: string;
  /** A small live file with a comment, `mine`, that every change must keep. */
  readonly text: string;
  /** What begins a comment in it. */
  readonly comment: '#' | '//';
  /** A live file whose current provider somebody else wrote, and the key that stands there in plain text. */
  readonly foreign: { readonly id: string; readonly key: string; readonly text: string };
  /** Edits by hand in the lines that a switch writes, as text to find and text to put there. */
  readonly handEdits: {
    /** Another way to the key, and the problem with which it is refused. */
    readonly key: readonly [from: string, to: string, code: ProblemCode];
    /** The header `X-Team: tools` in lines without headers. */
    readonly header: readonly [from: RegExp, to: string];
  };
  /** What the demo puts into its home: comments, MCP servers, hooks, providers of their own. */
  readonly demo: Readonly<Record<string, string>>;
}
