import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/problem.ts';
import type { Question, Reply } from '../../planner/planner.ts';
import type { Job } from './job.ts';
import { JobRunner } from './job-runner.ts';

// The other thread: one job after the other, as they come in.
const runner = new JobRunner();
parentPort?.on('message', ({ id, job }: Question) => {
  const reply = (message: Reply) => parentPort?.postMessage(message);
  runner.run(job as Job).then(
    (answer) => reply({ id, answer }),
    (error: unknown) => {
      if (error instanceof AppError) reply({ id, problem: error.problem });
      else reply({ id, surprise: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
