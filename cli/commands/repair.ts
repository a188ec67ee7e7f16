import { Option } from 'commander';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import { planRepairs } from '../../core/switching/repair.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { planValue, printDiff } from '../render.ts';

interface RepairOptions {
  readonly client?: ClientId;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function repair(context: Context, options: RepairOptions): Promise<void> {
  const engine = await context.engine();
  const values: unknown[] = [];
  for (const client of options.client ? [await findClient(options.client)] : await allClients()) {
    const refused = new Set<string>();
    for (;;) {
      const plans = await planRepairs(engine, client);
      const plan = plans.find(({ details, changes }) => changes.length > 0 && !refused.has(details.summary));
      if (!plan) break;
      for (const diff of diffsOf(plan)) printDiff(context.output, diff, engine.environment.home);
      const isWanted = !options.dryRun && (options.yes || (await context.person.confirm(`${plan.details.summary}?`)));
      if (isWanted) await applyPlan(engine, plan);
      else refused.add(plan.details.summary);
      if (isWanted) context.output.line(plan.details.summary);
      values.push(planValue(plan, isWanted));
    }
  }
  if (values.length > 0 && !options.dryRun && !options.yes && !context.person.isPresent)
    throw new AppError(
      'not-confirmed',
      'Nothing was repaired: there is no terminal to ask.',
      'Run it again with --yes.',
    );
  context.output.value(values);
  if (values.length === 0) context.output.line('Nothing needs repair.');
  if (options.dryRun) context.output.line('Nothing was written (--dry-run).');
}

/** repair: legacy content that stops a client, each shown before it is changed. */
export const repairCommands: CommandGroup = (program, context) => {
  program
    .command('repair')
    .description('mend what stops a client from starting; each diff is shown first')
    .addOption(new Option('--client <client>', 'only this client').choices(clientIds))
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show')
    .action((options: RepairOptions) => repair(context, options));
};
