import { type Command, Option } from 'commander';
import type { Client, Note } from '../../core/clients/client.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import type { Plan } from '../../core/switching/plan.ts';
import { planUse, type UseRequest } from '../../core/switching/use.ts';
import { clientIds, clientNames } from '../../shared/client-id.ts';
import { AppError, toProblem } from '../../shared/problem.ts';
import { type Delivery, deliveries } from '../../shared/provider.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { planValue, printDiff, printNotes } from '../render.ts';

interface UseOptions {
  readonly client?: string;
  readonly model?: string;
  readonly delivery?: Delivery;
  readonly profile?: string;
  readonly login?: readonly string[];
  readonly fresh?: boolean;
  readonly dryRun?: boolean;
}

async function foundClients(context: Context): Promise<readonly Client[]> {
  const { environment } = await context.engine();
  const found = await Promise.all(
    (await allClients()).map(async (client) => ((await client.find(environment)).isFound ? [client] : [])),
  );
  return found.flat();
}

/** The clients meant: the one named, every one found for `all`, the only one found where none is named. */
async function chooseClients(
  context: Context,
  command: Command,
  wanted: string | undefined,
): Promise<readonly Client[]> {
  if (wanted !== undefined && wanted !== 'all') return [await findClient(wanted)];
  const found = await foundClients(context);
  if (found.length === 0)
    throw new AppError(
      'client-not-found',
      `None of ${Object.values(clientNames).join(', ')} was found on this machine.`,
      'Install one and start it once.',
    );
  if (wanted === undefined && found.length > 1)
    command.error(`say which client: --client ${found.map(({ id }) => id).join(' | ')} | all`, { exitCode: 2 });
  return found;
}

function printPlan(context: Context, plan: Plan): void {
  const { output } = context;
  if (plan.changes.length === 0) output.line(`${plan.details.summary}: nothing to change.`);
  else output.line(output.style('bold', plan.details.summary));
}

/** Where nothing changed, nothing has to be restarted. */
function holdsAnyway({ kind }: Note): boolean {
  return kind === 'warning' || kind === 'info';
}

async function switchOne(context: Context, request: UseRequest, isDry: boolean) {
  const engine = await context.engine();
  const plan = await planUse(engine, request);
  for (const diff of diffsOf(plan)) printDiff(context.output, diff, engine.environment.home);
  if (isDry) {
    context.output.line('Nothing was written (--dry-run).');
    return planValue(plan, false);
  }
  const receipt = await applyPlan(engine, plan);
  printPlan(context, plan);
  printNotes(context.output, receipt ? plan.notes : plan.notes.filter(holdsAnyway));
  return { ...planValue(plan, receipt !== undefined), ...(receipt && { receipt: receipt.id }) };
}

/** Every client found, each for itself: what one of them can't is said, and does not hold up the others. */
async function switchAll(
  context: Context,
  clients: readonly Client[],
  request: Omit<UseRequest, 'client'>,
  isDry: boolean,
) {
  const outcomes = [];
  for (const client of clients) {
    const switched = switchOne(context, { ...request, client }, isDry);
    outcomes.push(await switched.catch((error: unknown) => ({ client: client.id, problem: toProblem(error) })));
  }
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  for (const { client, problem } of problems)
    context.output.progress(`${clientNames[client]} was left as it is: ${problem.message}\n  ${problem.fix}`);
  const [first] = problems;
  if (first && problems.length === outcomes.length) {
    const { code, message, fix, where } = first.problem;
    throw new AppError(code, message, fix, where && { where });
  }
  return outcomes;
}

async function use(context: Context, command: Command, choice: string, options: UseOptions): Promise<void> {
  const { client: wanted, dryRun: isDry = false, fresh, ...rest } = options;
  const [first, ...others] = await chooseClients(context, command, wanted);
  if (!first) return;
  const request = { choice, ...rest, ...(fresh && { isFresh: true }) };
  const isAll = wanted === 'all';
  context.output.value(
    isAll
      ? await switchAll(context, [first, ...others], request, isDry)
      : await switchOne(context, { ...request, client: first }, isDry),
  );
}

export const useCommands: CommandGroup = (program, context) => {
  const command = program
    .command('use')
    .argument('<provider>', 'a provider of yours, or "official" for the client\'s own login')
    .description('switch a client: plans, shows the diff, writes')
    .addOption(new Option('--client <client>', 'which client; all: every one found').choices([...clientIds, 'all']))
    .option('--model <id>', "model, if not the provider's")
    .addOption(new Option('--delivery <way>', 'how the client gets the key').choices(deliveries))
    .option('--profile <name>', 'write a profile of Codex instead of its main file')
    .option('--login <id...>', 'OpenClaw with "official": stored logins to use, in order, e.g. openai:chatgpt')
    .option('--fresh', 'OpenClaw: use a fresh id, when the old one is blocked after a refusal')
    .option('--dry-run', 'stop after the diff')
    .action((choice: string, options: UseOptions) => use(context, command, choice, options));
};
