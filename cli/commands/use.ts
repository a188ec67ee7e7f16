import { type Command, Option } from 'commander';
import { doPlanned, foundClients, planAct } from '../../core/app/acts/switching.ts';
import { toProblemView } from '../../core/app/views/views.ts';
import type { Client } from '../../core/clients/client.ts';
import { findClient } from '../../core/clients/clients.ts';
import type { UseRequest } from '../../core/switching/use.ts';
import { clientIds, clientNames } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import { type Delivery, deliveries } from '../../shared/provider.ts';
import { type ActValue, appliedValue, plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printDiffs, printNotes } from '../render.ts';
import { words } from '../words.ts';

interface UseOptions {
  readonly client?: string;
  readonly model?: string;
  readonly delivery?: Delivery;
  readonly profile?: string;
  readonly login?: readonly string[];
  readonly fresh?: boolean;
  readonly dryRun?: boolean;
}

/** The clients meant: the one named, every one found for `all`, the only one found where none is named. */
async function chooseClients(
  context: Context,
  command: Command,
  wanted: string | undefined,
): Promise<readonly Client[]> {
  if (wanted !== undefined && wanted !== 'all') return [await findClient(wanted)];
  const found = await foundClients(await context.engine());
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

async function switchOne(context: Context, request: UseRequest, isDry: boolean): Promise<ActValue> {
  const { output } = context;
  const engine = await context.engine();
  const planned = await planAct(engine, { kind: 'use', ...request });
  const shown = plannedValue(planned);
  printDiffs(output, shown, engine.environment.home);
  if (isDry) {
    output.line('Nothing was written (--dry-run).');
    return shown;
  }
  const value = appliedValue(await doPlanned(engine, planned));
  if (shown.files.length === 0) output.line(`${words.say(value.summary)}: nothing to change.`);
  else output.line(output.style('bold', words.say(value.summary)));
  printNotes(output, value.notes);
  return value;
}

function leftText(name: string, problem: Problem): string {
  const { cause, fix } = problemText(problem, words);
  return `${name} was left as it is: ${cause}\n  ${fix}`;
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
    outcomes.push(
      await switched.catch((error: unknown) => ({ client: client.id, problem: toProblemView(toProblem(error)) })),
    );
  }
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  for (const { client, problem } of problems) context.output.progress(leftText(clientNames[client], problem));
  const [first] = problems;
  if (first && problems.length === outcomes.length) {
    throw new AppError(first.problem);
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
      : [await switchOne(context, { ...request, client: first }, isDry)],
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
