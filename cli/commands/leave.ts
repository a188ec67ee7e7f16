import { leave, planLeaving } from '../../core/app/acts/switching.ts';
import { AppError } from '../../shared/problem.ts';
import { plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printDiffs, printNotes } from '../render.ts';

interface LeaveOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function runLeave(context: Context, options: LeaveOptions): Promise<void> {
  const engine = await context.engine();
  const { output } = context;
  const planned = await planLeaving(engine);
  const shown = planned.map(plannedValue);
  for (const one of shown) {
    printDiffs(output, one, engine.environment.home);
    printNotes(output, one.notes);
  }
  if (options.dryRun) {
    output.line('Nothing was written (--dry-run).');
    output.value(shown);
    return;
  }
  const question = 'Remove every trace from these files, and delete all providers, keys, backups and the history?';
  if (!options.yes && !(await context.person.confirm(question)))
    throw new AppError('not-confirmed', 'Nothing was removed.', 'Say yes when asked, or --yes.');
  await leave(engine, planned);
  output.value(shown.map((one) => ({ ...one, isApplied: true })));
  output.line('Every trace is removed. Nothing of Switchyard is left in your files.');
}

/** leave: the way out. */
export const leaveCommands: CommandGroup = (program, context) => {
  program
    .command('leave')
    .description('remove every trace of Switchyard from the live files, keep nothing; asks first')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show')
    .action((options: LeaveOptions) => runLeave(context, options));
};
