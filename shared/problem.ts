import type { CatalogueCode } from './messages/codes.ts';
import type { SentenceValues } from './sentence.ts';

/** Every way in which something can fail that a person can do something about: each has a cause and a way out in words. */
export type ProblemCode = CatalogueCode;

/** Where in a file: line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * What went wrong, and what the person in front of the screen can do about it: `problems.<code>.cause` and `.fix` of the
 * catalogue, said by each face in its own language. No value holds a key.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly values: SentenceValues;
  readonly where?: Place | undefined;
}

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly where?: Place | undefined;
}

/** An expected failure: it crosses every edge (terminal, IPC, HTTP) as the `Problem` it holds. */
export class AppError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options: AppErrorOptions = {}) {
    // For a log: whoever sees it in a face reads the sentence.
    const message = `${problem.code} ${JSON.stringify(problem.values)}`;
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.problem = { ...problem, ...(options.where && { where: options.where }) };
  }
}

/** The problem inside an error; a surprise becomes the one "unexpected" problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) return error.problem;
  return {
    code: 'unexpected',
    values: { words: error instanceof Error ? error.message : String(error) },
  };
}
