import type { Problem } from '../../shared/problem.ts';
import type { Syntax } from '../documents/edit.ts';

/**
 * Who reads and plans what is too large for a thread that a person waits for: another thread (see `thread-planner.ts`).
 * Where there is none, as in the terminal, it is done where it is asked.
 */
export interface Planner {
  /**
   * What jobs there are, and what answers each, stands in `switching/planner/job.ts`. Throws the job's own AppError, and
   * `planning-failed` when the thread ended or did not answer in time.
   */
  ask(job: unknown): Promise<unknown>;
  /** Ends the thread. A later job starts another one. */
  end(): Promise<void>;
}

/** A job on its way to the other thread. */
export interface Question {
  readonly id: number;
  readonly job: unknown;
}

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly surprise: string };

/** Characters. Up to here, reading and planning together take less than a blink, and no thread is started. */
const largestSmallText = 200_000;

export function isLarge(...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => (text?.length ?? 0) > largestSmallText);
}

/** A text to read: the one job that is asked for while a client is being read. */
export interface ReadJob {
  readonly kind: 'read';
  readonly text: string;
  readonly syntax: Syntax;
  readonly path: string;
}

export interface ReadAnswer {
  readonly kind: 'read';
  readonly value: unknown;
}

/** The value that a text stands for. Throws what reading it here would throw. */
export async function readElsewhere(planner: Planner, job: Omit<ReadJob, 'kind'>): Promise<unknown> {
  const answer = (await planner.ask({ kind: 'read', ...job } satisfies ReadJob)) as ReadAnswer;
  return answer.value;
}
