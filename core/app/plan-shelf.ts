import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Planned } from './acts/planned.ts';

/** Enough for every window that is open, and not for a program that asks for ever. */
const mostPlans = 50;

/** The plans that were shown and may still be carried out, newest last. */
export class PlanShelf {
  readonly #shelf = new Map<string, Planned>();

  keep(planned: Planned): Planned {
    this.#shelf.set(planned.plan.id, planned);
    for (const oldest of this.#shelf.keys()) if (this.#shelf.size > mostPlans) this.#shelf.delete(oldest);
    return planned;
  }

  /** Throws `plan-gone`. */
  find(id: string): Planned {
    const found = this.#shelf.get(id);
    if (found) return found;
    throw new AppError(problemOf('plan-gone'));
  }

  drop(id: string): void {
    this.#shelf.delete(id);
  }

  clear(): void {
    this.#shelf.clear();
  }
}
