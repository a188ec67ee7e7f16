import type { Answer, Job } from './job.ts';

/**
 * Who reads and plans what is too large for a thread that a person waits for: another thread (see `thread-planner.ts`).
 * Where there is none, as in the terminal, it is done where it is asked.
 */
export interface Planner {
  /** Throws the job's own AppError, and `planning-failed` when the thread ended or did not answer in time. */
  ask<Kind extends Job['kind']>(job: Job & { readonly kind: Kind }): Promise<Answer & { readonly kind: Kind }>;
  /** Ends the thread. A later job starts another one. */
  end(): Promise<void>;
}

/** Characters. Up to here, reading and planning together take less than a blink, and no thread is started. */
const largestSmallText = 200_000;

export function isLarge(...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => (text?.length ?? 0) > largestSmallText);
}
