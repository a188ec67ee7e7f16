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
  readonly values?: SentenceValues | undefined;
  readonly where?: Place | undefined;
  /** Until every sentence has a code: the English one, empty where there is a code. */
  readonly message: string;
  readonly fix: string;
}

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly where?: Place | undefined;
}

/** An expected failure: it crosses every edge (terminal, IPC, HTTP) as the `Problem` it holds. */
export class AppError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: AppErrorOptions);
  constructor(code: ProblemCode, message: string, fix: string, options?: AppErrorOptions);
  constructor(
    first: Problem | ProblemCode,
    second: string | AppErrorOptions = {},
    fix?: string,
    last: AppErrorOptions = {},
  ) {
    const options = typeof second === 'string' ? last : second;
    const problem = typeof first === 'string' ? { code: first, message: second as string, fix: fix ?? '' } : first;
    super(
      problem.message || `${problem.code} ${JSON.stringify(problem.values)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
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
    message: '',
    fix: '',
  };
}
