import { AppError } from '../../shared/problem.ts';
import type { Client } from '../clients/client.ts';
import { writableOwnership } from '../files/replace-file.ts';
import type { Plan } from './plan.ts';

/**
 * Lets the client have its say about a plan: the real Codex looks at the candidate file, and a change that OpenClaw
 * would take back by itself is found. Throws the client's own words as an AppError, or `file-read-only`, so that a dry
 * run already tells what the write would meet; gives the plan back otherwise.
 */
export async function checkPlan(client: Client, plan: Plan): Promise<Plan> {
  for (const { file } of plan.changes) writableOwnership(file.path, file.target);
  if (plan.changes.length === 0) return plan;
  const problem = await client.validate?.(plan.installation, plan.candidates);
  if (problem)
    throw new AppError(problem.code, problem.message, problem.fix, problem.where && { where: problem.where });
  return plan;
}
