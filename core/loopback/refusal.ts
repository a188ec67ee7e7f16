import type { Problem } from '../../shared/problem.ts';

/** A request that is answered with a status and a problem, and whose connection then ends. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, message: string, fix: string, code: Problem['code'] = 'request-refused') {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.problem = { code, message, fix };
  }
}
