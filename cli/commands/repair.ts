import { Option } from 'commander';
import { doPlanned, planRepairsOf } from '../../core/app/acts/switching.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import { type ActValue, appliedValue, plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printDiffs } from '../render.ts';

interface RepairOptions {
  readonly client?: ClientId;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Each after its diff, planned anew after the one before it: they may share a file. */
async function repairOf(context: Context, id: ClientId, options: RepairOptions): Promise<readonly ActValue[]> {
  const engine = await context.engine();
  const client = await findClient(id);
  const values: ActValue[] = [];
  const refused = new Set<string>();
  for (;;) {
    const planned = (await planRepairsOf(engine, client)).find(({ plan }) => !refused.has(plan.details.summary));
    if (!planned) return values;
    const shown = plannedValue(planned);
    printDiffs(context.output, shown, engine.environment.home);
    const isWanted = !options.dryRun && (options.yes || (await context.person.confirm(`${shown.summary}?`)));
    if (isWanted) {
      values.push(appliedValue(await doPlanned(engine, planned)));
      context.output.line(shown.summary);
    } else {
      refused.add(planned.plan.details.summary);
      values.push(shown);
    }
  }
}

async function repair(context: Context, options: RepairOptions): Promise<void> {
  const ids = options.client ? [options.client] : (await allClients()).map(({ id }) => id);
  const values: ActValue[] = [];
  for (const id of ids) values.push(...(await repairOf(context, id, options)));
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
