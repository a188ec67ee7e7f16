import { type Applied, foreseen, type Planned, settled } from '../core/app/acts/planned.ts';
import { findClient } from '../core/clients/clients.ts';
import { askedVerdict } from '../core/switching/verdict.ts';
import type { ClientId } from '../shared/client-id.ts';
import { problemText } from '../shared/messages/problem-text.ts';
import { type ActValue, appliedValue, plannedValue, verdictValue } from './act-value.ts';
import type { Context } from './context.ts';
import { Failed, notStarting } from './failed.ts';
import { printNotes } from './render.ts';

type Notes = ActValue['notes'];

/**
 * Says what was done at once, with `act` as its title, and then what the client's own program makes of it, which can take
 * some seconds. Until then nothing is promised in its name.
 */
export async function sayOutcome(context: Context, applied: Applied, act: string): Promise<ActValue> {
  const { output } = context;
  output.line(act);
  const isLate = applied.verdict.isOpen;
  const first = appliedValue(applied).notes.filter((note) => !isLate || isKnownNow(note));
  printNotes(context, first);
  const last = appliedValue(await settled(await context.engine(), applied));
  if (isLate) printNotes(context, newIn(last.notes, first));
  sayFixes(context, last);
  return last;
}

/** The same for a plan that is not carried out. */
export async function sayForeseen(context: Context, planned: Planned): Promise<ActValue> {
  const value = { ...plannedValue(planned), ...verdictValue(await foreseen(await context.engine(), planned)) };
  sayCauses(context, value);
  sayFixes(context, value);
  return value;
}

/**
 * What each client makes of its files after several acts: asked once, about the last act on it, for what one leaves broken
 * the next may mend. Says why one does not start.
 */
export async function sayStanding(context: Context, acts: readonly ActValue[]): Promise<readonly ActValue[]> {
  const last = new Map(acts.filter(({ isApplied }) => isApplied).map((act) => [act.client, act]));
  const standing: ActValue[] = [];
  for (const act of acts) {
    const { verdict: _, problems, ...written } = act;
    const isLast = last.get(act.client) === act;
    standing.push({ ...written, ...(isLast && (await sayVerdict(context, act.client, problems))) });
  }
  return standing;
}

type Standing = Pick<ActValue, 'verdict' | 'problems'>;

/** The same where there is nothing to show of the act. `told` has been said already. */
export async function sayVerdict(
  context: Context,
  client: ClientId,
  told: ActValue['problems'] = [],
): Promise<Standing> {
  const value = verdictValue(await askedVerdict(await context.engine(), await findClient(client)));
  if (JSON.stringify(value.problems) !== JSON.stringify(told)) sayCauses(context, value);
  sayFixes(context, value);
  return value;
}

/** What holds whatever the client says. That it is being asked is for faces that go on. */
function isKnownNow({ kind, message }: Notes[number]): boolean {
  return (kind === 'warning' || kind === 'info') && message.text !== 'notes.being-asked';
}

function newIn(notes: Notes, before: Notes): Notes {
  const known = new Set(before.map((note) => JSON.stringify(note)));
  return notes.filter((note) => !known.has(JSON.stringify(note)));
}

function sayCauses({ output, words }: Context, { problems = [] }: Standing): void {
  for (const problem of problems) output.line(`${output.style('yellow', '!')} ${problemText(problem, words).cause}`);
}

function sayFixes({ output, words }: Context, { problems = [] }: Standing): void {
  for (const fix of new Set(problems.map((problem) => problemText(problem, words).fix))) output.line(`  ${fix}`);
}

/** Throws where one of the clients does not start with what was written, or would not. */
export function assertStarting(values: readonly Standing[]): void {
  if (values.some(({ verdict }) => verdict === 'refuses')) throw new Failed(notStarting);
}
