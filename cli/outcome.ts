import { type Applied, foreseen, type Planned, settled } from '../core/app/acts/planned.ts';
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
  for (const problem of value.problems ?? []) {
    const { cause } = problemText(problem, context.words);
    context.output.line(`${context.output.style('yellow', '!')} ${cause}`);
  }
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

function sayFixes({ output, words }: Context, { problems = [] }: ActValue): void {
  for (const fix of new Set(problems.map((problem) => problemText(problem, words).fix))) output.line(`  ${fix}`);
}

/** Throws where one of the clients does not start with what was written, or would not. */
export function assertStarting(values: readonly Pick<ActValue, 'verdict'>[]): void {
  if (values.some(({ verdict }) => verdict === 'refuses')) throw new Failed(notStarting);
}
