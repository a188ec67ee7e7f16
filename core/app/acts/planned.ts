import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Note } from '../../clients/client.ts';
import { findClient } from '../../clients/clients.ts';
import type { Receipt } from '../../files/receipt.ts';
import { applyPlan } from '../../switching/apply.ts';
import { type Subject, subjectOf } from '../../switching/details.ts';
import type { Engine } from '../../switching/engine.ts';
import { withGaps } from '../../switching/gap-notes.ts';
import { applyBack } from '../../switching/import/key-moves.ts';
import type { Plan } from '../../switching/plan.ts';
import { askedVerdict, textsOf, type Verdict, verdictAfter } from '../../switching/verdict.ts';
import { seenOf } from '../seen.ts';

/** A plan with all that it takes to carry it out. */
export interface Planned {
  readonly plan: Plan;
  readonly subject: Subject;
  /** What its provider was when it was planned; missing where it is about none of ours. */
  readonly seen?: string;
  /** Where it takes more than writing the files. */
  readonly write?: () => Promise<Receipt | undefined>;
}

/** What became of a plan. `receipt` is missing where there was nothing to change. */
export interface Applied extends Planned {
  readonly receipt?: Receipt;
  /** What the person must know now: where nothing changed, nothing has to be restarted. */
  readonly notes: readonly Note[];
  /** Whether the client starts with its files as they are now. */
  readonly verdict: Verdict;
}

/** Keeps in mind what the plan relies on. */
export async function toPlanned(engine: Engine, plan: Plan, more: Partial<Planned> = {}): Promise<Planned> {
  const subject = more.subject ?? subjectOf(plan.details);
  const seen = plan.kind === 'use' ? await seenOfChoice(engine, subject.choice) : undefined;
  return { plan, subject, ...(seen !== undefined && { seen }), ...more };
}

async function seenOfChoice(engine: Engine, choice: string | undefined): Promise<string | undefined> {
  const provider = (await engine.read.providers()).find(({ id }) => id === choice);
  return provider && seenOf(provider, await engine.read.keys());
}

function isNeededAnyway({ kind }: Note): boolean {
  return kind === 'warning' || kind === 'info';
}

/**
 * Writes what was planned. Throws `file-changed` when somebody else wrote to one of its files since, and `plan-gone` when
 * its provider or that one's key is another by now, whoever changed it: a plan writes what was shown or nothing.
 */
export async function carryOut(engine: Engine, planned: Planned): Promise<Applied> {
  const { plan, seen, subject, write } = planned;
  if (seen !== undefined && seen !== (await seenOfChoice(engine, subject.choice)))
    throw new AppError(problemOf('plan-outdated'));
  const receipt = await (write ? write() : applyWritten(engine, plan));
  const client = await findClient(plan.client);
  const notes = await withGaps(engine, client, plan, receipt ? plan.notes : plan.notes.filter(isNeededAnyway));
  const verdict = await verdictAfter(engine, client, plan);
  return { ...planned, ...(receipt && { receipt }), notes, verdict };
}

function applyWritten(engine: Engine, plan: Plan): Promise<Receipt | undefined> {
  const { kind } = plan;
  const isBack = kind === 'undo' || kind === 'redo' || kind === 'restore';
  return isBack ? applyBack(engine, plan) : applyPlan(engine, plan);
}

/** The same once the client's own program has told whether it starts: a few seconds later, for some. */
export async function settled(engine: Engine, applied: Applied): Promise<Applied> {
  if (!applied.verdict.isOpen) return applied;
  return { ...applied, verdict: await askedVerdict(engine, await findClient(applied.plan.client)) };
}

/** What the client would make of a plan that is not carried out. */
export async function foreseen(engine: Engine, { plan }: Planned): Promise<Verdict> {
  return askedVerdict(engine, await findClient(plan.client), textsOf(plan));
}
