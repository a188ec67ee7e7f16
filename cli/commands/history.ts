import { Option } from 'commander';
import { applyPlan } from '../../core/switching/apply.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import { planRestore, planUndo, readHistory } from '../../core/switching/history.ts';
import type { Plan } from '../../core/switching/plan.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { planValue, printDiff, printNotes, printTable } from '../render.ts';

interface BackOptions {
  readonly client?: ClientId;
  readonly dryRun?: boolean;
}

async function carryOut(context: Context, plan: Plan, isDry: boolean | undefined): Promise<void> {
  const engine = await context.engine();
  for (const diff of diffsOf(plan)) printDiff(context.output, diff, engine.environment.home);
  if (!isDry) await applyPlan(engine, plan);
  context.output.value(planValue(plan, !isDry));
  context.output.line(isDry ? 'Nothing was written (--dry-run).' : plan.details.summary);
  printNotes(context.output, plan.notes);
}

async function history(context: Context, options: BackOptions): Promise<void> {
  const entries = await readHistory(await context.engine(), options.client);
  context.output.value(entries);
  if (entries.length === 0) context.output.line('Nothing was changed yet.');
  printTable(
    context.output,
    entries.map(({ id, at, summary, isUndone }) => [
      id,
      at.slice(0, 16).replace('T', ' '),
      isUndone ? `${summary} (undone)` : summary,
    ]),
  );
}

const clientOption = () => new Option('--client <client>', 'only this client').choices(clientIds);

/** undo, history, restore: each an edit of our keys only. */
export const historyCommands: CommandGroup = (program, context) => {
  program
    .command('undo')
    .description('take back the last change; again goes further back')
    .addOption(clientOption())
    .option('--dry-run', 'stop after the diff')
    .action(async (options: BackOptions) =>
      carryOut(context, await planUndo(await context.engine(), options.client), options.dryRun),
    );
  program
    .command('history')
    .description('list what was changed, newest first')
    .addOption(clientOption())
    .action((options: BackOptions) => history(context, options));
  program
    .command('restore')
    .argument('<id>', 'from the history; its beginning is enough')
    .description('go back to how things were before that change')
    .option('--dry-run', 'stop after the diff')
    .action(async (id: string, options: BackOptions) =>
      carryOut(context, await planRestore(await context.engine(), id), options.dryRun),
    );
};
