import { causeOf } from '../../shared/messages/problem-text.ts';
import { sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Client, Note } from '../clients/client.ts';
import { groupNote } from '../files/ownership.ts';
import { writableOwnership } from '../files/replace-file.ts';
import type { Plan } from './plan.ts';

function assertWritable(plan: Plan): void {
  for (const { file } of plan.changes) writableOwnership(file.path, file.target);
}

/**
 * Lets the client have its say about a plan: the real Codex looks at the candidate file, and a change that OpenClaw
 * would take back by itself is found. Throws the client's own words as an AppError, or `file-read-only`, so that a dry
 * run already tells what the write would meet; gives the plan back otherwise, with a note for each file that loses its group.
 */
export async function checkPlan(client: Client, plan: Plan): Promise<Plan> {
  assertWritable(plan);
  if (plan.changes.length === 0) return plan;
  const problem = await client.validate?.(plan.installation, plan.candidates);
  if (problem) throw new AppError(problem);
  return { ...plan, notes: [...plan.notes, ...groupNotes(plan)] };
}

function groupNotes({ changes, installation }: Plan): readonly Note[] {
  const { platform } = installation.environment;
  return changes.flatMap(({ file, bytes }): readonly Note[] => {
    const message = bytes === null ? undefined : groupNote(file.path, file.target, platform);
    return message === undefined ? [] : [{ kind: 'warning', message }];
  });
}

/**
 * The same for a plan that brings back what stood there before. That the client itself would refuse it is said and stops
 * nothing: it was so before, and nobody must be caught in what we wrote. Throws `file-read-only`.
 */
export async function checkBack(client: Client, plan: Plan): Promise<Plan> {
  assertWritable(plan);
  if (plan.changes.length === 0) return plan;
  const problem = await client.validate?.(plan.installation, plan.candidates);
  if (!problem) return plan;
  const message = sentence('notes.refused-before', { client: client.name, cause: causeOf(problem), id: client.id });
  return { ...plan, notes: [...plan.notes, { kind: 'warning', message }] };
}
