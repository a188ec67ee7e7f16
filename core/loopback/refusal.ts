import type { Problem } from '../../shared/problem.ts';

/** A request that is answered with a status and a problem, and whose connection then ends. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.status = status;
    this.problem = problem;
  }
}
