import { Option } from 'commander';
import { planRepairsOf } from '../../core/app/acts/switching.ts';
import { toProblemView } from '../../core/app/views/views.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { summaryOf } from '../../core/switching/details.ts';
import { findMissing } from '../../core/switching/repair.ts';
import { askedVerdict } from '../../core/switching/verdict.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import type { ActValue } from '../act-value.ts';
import { carryOutEach } from '../carry-out-each.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import { assertStarting, sayStanding } from '../outcome.ts';
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
  const { output, words } = context;
  // What was only shown, or turned down, leaves everything as it was.
  const isDone = values.every(({ isApplied }) => isApplied);
  const acts = await sayStanding(context, values);
  const left = isDone ? await leftOver(context, ids, new Set(acts.map(({ client }) => client))) : [];
  if (left.length > 0) return sayLeft(context, left);
  output.value(acts);
  if (values.length === 0) output.line(words('outcomes.no-repair'));
  if (options.dryRun) output.line(words('outcomes.dry'));
  assertStarting(acts);
}

/**
 * What still stops a client that is there: its own program is asked, and waited for; then what it relies on. Of those in
 * `told`, the first has been said.
 */
async function leftOver(
  context: Context,
  ids: readonly ClientId[],
  told: ReadonlySet<ClientId>,
): Promise<readonly Problem[]> {
  const engine = await context.engine();
  const verdicts = ids.map(async (id) => {
    const client = await findClient(id);
    const { isFound } = (await engine.read.state(client)).installation;
    if (!isFound) return [];
    const stops = told.has(id) ? [] : (await askedVerdict(engine, client)).problems;
    return [...stops, ...(await findMissing(engine, client))];
  });
  return (await Promise.all(verdicts)).flat();
}

/** In JSON the first of them is the result. */
function sayLeft({ output }: Context, problems: readonly Problem[]): never {
  for (const problem of output.isJson ? problems.slice(0, 1) : problems) output.problem(toProblemView(problem));
  throw new Failed();
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
