import { diffsOf } from '../../core/switching/diff.ts';
import { applyLeave, planLeave } from '../../core/switching/leave.ts';
import { AppError } from '../../shared/problem.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { planValue, printDiff, printNotes } from '../render.ts';

interface LeaveOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function leave(context: Context, options: LeaveOptions): Promise<void> {
  const engine = await context.engine();
  const { output } = context;
  const plans = await planLeave(engine);
  for (const plan of plans) {
    for (const diff of diffsOf(plan)) printDiff(output, diff, engine.environment.home);
    printNotes(output, plan.notes);
  }
  if (options.dryRun) {
    output.line('Nothing was written (--dry-run).');
    output.value(plans.map((plan) => planValue(plan, false)));
    return;
  }
  const question = 'Remove every trace from these files, and delete all providers, keys, backups and the history?';
  if (!options.yes && !(await context.person.confirm(question)))
    throw new AppError('not-confirmed', 'Nothing was removed.', 'Say yes when asked, or --yes.');
  await applyLeave(engine, plans);
  output.value(plans.map((plan) => planValue(plan, true)));
  output.line('Every trace is removed. Nothing of Switchyard is left in your files.');
}

/** leave: the way out. */
export const leaveCommands: CommandGroup = (program, context) => {
  program
    .command('leave')
    .description('remove every trace of Switchyard from the live files, keep nothing; asks first')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show')
    .action((options: LeaveOptions) => leave(context, options));
};
