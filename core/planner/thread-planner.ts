import { Worker } from 'node:worker_threads';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Said } from '../../shared/sentence.ts';
import type { Planner, Question, Reply } from './planner.ts';

export interface PlannerLimits {
  /** How long one job may take. Generous: the largest file that is read takes seconds, on a busy machine some more. */
  readonly jobMs: number;
  /** How long the thread is kept for a next job: it holds what it has read. */
  readonly idleMs: number;
  /** Megabytes of the thread's own memory. */
  readonly memory: number;
}

const usualLimits: PlannerLimits = { jobMs: 60_000, idleMs: 30_000, memory: 2048 };

interface Pending {
  readonly question: Question;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A planner in a thread of its own, which starts with the first job. `script` is the bundle of `switching/planner/planner-thread.ts`. */
export function threadPlanner(script: string, limits = usualLimits): Planner {
  return new ThreadPlanner(script, limits);
}

class ThreadPlanner implements Planner {
  readonly #script: string;
  readonly #limits: PlannerLimits;
  /** In the order in which they are answered. */
  #pending: Pending[] = [];
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #serial = 0;

  constructor(script: string, limits: PlannerLimits) {
    this.#script = script;
    this.#limits = limits;
  }

  ask(job: unknown): Promise<unknown> {
    this.#serial += 1;
    const question = { id: this.#serial, job };
    return new Promise((resolve, reject) => {
      this.#pending.push({ question, resolve, reject });
      if (this.#pending.length === 1) this.#watch();
      try {
        this.#worker ??= this.#start();
        this.#worker.ref();
        this.#worker.postMessage(question);
      } catch (error) {
        this.#fail(reasonOf(error), error);
      }
    });
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#rejectAll(planningFailed(sentence('planning.reason.ended')));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      // What it prints belongs to no face.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memory },
    });
    const isMine = (act: () => void) => () => void (this.#worker === worker && act());
    worker.on('message', (reply: Reply) => isMine(() => this.#hear(reply))());
    worker.on('error', (error) => isMine(() => this.#fail(reasonOf(error), error))());
    worker.on(
      'exit',
      isMine(() => this.#fail(sentence('planning.reason.no-answer'))),
    );
    return worker;
  }

  #hear(reply: Reply): void {
    const pending = this.#pending.find(({ question }) => question.id === reply.id);
    this.#pending = this.#pending.filter((one) => one !== pending);
    if ('answer' in reply) pending?.resolve(reply.answer);
    else if ('problem' in reply) {
      pending?.reject(new AppError(reply.problem));
    } else pending?.reject(new Error(reply.surprise));
    this.#watch();
  }

  /** The next job has its own time. Without one the thread is kept for a while, and holds up nobody. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#pending.length > 0)
      this.#timer = setTimeout(() => this.#fail(sentence('planning.reason.too-long')), this.#limits.jobMs);
    else {
      this.#worker?.unref();
      this.#timer = setTimeout(() => void this.end(), this.#limits.idleMs).unref();
    }
  }

  /** The thread is lost, with all that it was asked. */
  #fail(reason: Said, cause?: unknown): void {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#timer);
    void worker?.terminate();
    this.#rejectAll(planningFailed(reason, cause));
  }

  #rejectAll(error: Error): void {
    const lost = this.#pending;
    this.#pending = [];
    for (const { reject } of lost) reject(error);
  }
}

function reasonOf(cause: unknown): Said {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? sentence('planning.reason.memory') : String(message ?? cause);
}

function planningFailed(reason: Said, cause?: unknown): AppError {
  return new AppError(problemOf('planning-failed', { reason }), { cause });
}
