import { Option } from 'commander';
import { planRepairsOf } from '../../core/app/acts/switching.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { summaryOf } from '../../core/switching/details.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { ActValue } from '../act-value.ts';
import { carryOutEach } from '../carry-out-each.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { terminalProblem } from '../words.ts';

interface RepairOptions {
  readonly client?: ClientId;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function repairOf(context: Context, id: ClientId, options: RepairOptions): Promise<readonly ActValue[]> {
  const [engine, client] = [await context.engine(), await findClient(id)];
  const plan = () => planRepairsOf(engine, client);
  return carryOutEach(context, plan, (planned) => context.words.say(summaryOf(planned.plan.details)), options);
}

async function repair(context: Context, options: RepairOptions): Promise<void> {
  const ids = options.client ? [options.client] : (await allClients()).map(({ id }) => id);
  const values: ActValue[] = [];
  for (const id of ids) values.push(...(await repairOf(context, id, options)));
  if (values.length > 0 && !options.dryRun && !options.yes && !context.person.isPresent)
    throw new AppError(terminalProblem('terminal.nothing-repaired'));
  context.output.value(values);
  if (values.length === 0) context.output.line(context.words('outcomes.no-repair'));
  if (options.dryRun) context.output.line(context.words('outcomes.dry'));
}

/** repair: legacy content that stops a client, each shown before it is changed. */
export const repairCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('repair')
    .description(words('commands.repair'))
    .addOption(new Option('--client <client>', words('options.only-client')).choices(clientIds))
    .option('--yes', words('options.yes'))
    .option('--dry-run', words('options.only-show'))
    .action((options: RepairOptions) => repair(context, options));
};
