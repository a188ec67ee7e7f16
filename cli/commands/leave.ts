import { leave, planLeaving } from '../../core/app/acts/switching.ts';
import { AppError } from '../../shared/problem.ts';
import { type ActValue, plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { assertStarting, sayStanding } from '../outcome.ts';
import { printDiffs, printNotes } from '../render.ts';
import { terminalProblem } from '../words.ts';

interface LeaveOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function runLeave(context: Context, options: LeaveOptions): Promise<void> {
  const engine = await context.engine();
  const { output, words } = context;
  const planned = await planLeaving(engine);
  const shown = planned.map(plannedValue);
  for (const one of shown) {
    printDiffs(context, one, engine.environment.home);
    printNotes(context, one.notes);
  }
  if (options.dryRun) {
    output.line(words('outcomes.dry'));
    output.value(shown);
    return;
  }
  if (!options.yes && !(await context.person.confirm(words('outcomes.leave-question'))))
    throw new AppError(terminalProblem('terminal.nothing-removed'));
  let acts: readonly ActValue[] = shown.map((one) => ({ ...one, isApplied: true }));
  await leave(engine, planned, async () => {
    acts = await sayStanding(context, acts);
  });
  output.value(acts);
  output.line(words('outcomes.left-all'));
  assertStarting(acts);
}

/** leave: the way out. */
export const leaveCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('leave')
    .description(words('commands.leave'))
    .option('--yes', words('options.yes'))
    .option('--dry-run', words('options.only-show'))
    .action((options: LeaveOptions) => runLeave(context, options));
};
