import { Option } from 'commander';
import { doPlanned, foundClients, planAct } from '../../core/app/acts/switching.ts';
import { toProblemView } from '../../core/app/views/views.ts';
import type { Client } from '../../core/clients/client.ts';
import { findClient } from '../../core/clients/clients.ts';
import type { UseRequest } from '../../core/switching/use.ts';
import { clientFacts, clientIds, clientNames } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { AppError, type Problem, toProblem } from '../../shared/problem.ts';
import { type Delivery, deliveries } from '../../shared/provider.ts';
import { type ActValue, plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { assertStarting, sayForeseen, sayOutcome } from '../outcome.ts';
import { printDiffs } from '../render.ts';
import { UsageError } from '../usage.ts';
import { terminalProblem, terminalSentence, type Words } from '../words.ts';

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
async function chooseClients(context: Context, wanted: string | undefined): Promise<readonly Client[]> {
  if (wanted !== undefined && wanted !== 'all') return [await findClient(wanted)];
  const found = await foundClients(await context.engine());
  if (found.length === 0)
    throw new AppError(terminalProblem('terminal.no-client', { clients: Object.values(clientNames).join(', ') }));
  if (wanted === undefined && found.length > 1) {
    const choices = `--client ${found.map(({ id }) => id).join(' | ')} | all`;
    throw new UsageError(terminalSentence('usage.which-client', { choices }));
  }
  return found;
}

async function switchOne(context: Context, request: UseRequest, isDry: boolean): Promise<ActValue> {
  const { output, words } = context;
  const engine = await context.engine();
  const planned = await planAct(engine, { kind: 'use', ...request });
  const shown = plannedValue(planned);
  printDiffs(context, shown, engine.environment.home);
  if (isDry) {
    output.line(words('outcomes.dry'));
    return sayForeseen(context, planned);
  }
  const applied = await doPlanned(engine, planned);
  const act = words.say(shown.summary);
  const title = shown.files.length === 0 ? words('outcomes.nothing', { act }) : output.style('bold', act);
  return sayOutcome(context, applied, title);
}

function leftText(client: string, problem: Problem, words: Words): string {
  const { cause, fix } = problemText(problem, words);
  return words('outcomes.left', { client, cause, fix });
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
  for (const { client, problem } of problems)
    context.output.progress(leftText(clientNames[client], problem, context.words));
  const [first] = problems;
  if (first && problems.length === outcomes.length) {
    throw new AppError(first.problem);
  }
  return outcomes;
}

async function use(context: Context, choice: string, options: UseOptions): Promise<void> {
  const { client: wanted, dryRun: isDry = false, fresh, ...rest } = options;
  const [first, ...others] = await chooseClients(context, wanted);
  if (!first) return;
  const request = { choice, ...rest, ...(fresh && { isFresh: true }) };
  const isAll = wanted === 'all';
  const outcomes = isAll
    ? await switchAll(context, [first, ...others], request, isDry)
    : [await switchOne(context, { ...request, client: first }, isDry)];
  context.output.value(outcomes);
  assertStarting(outcomes.flatMap((outcome) => ('problem' in outcome ? [] : [outcome])));
}

/** The clients that can do it, for the help. */
function titlesOf(fact: 'hasProfiles' | 'ordersLogins' | 'blocksIds', words: Words): { readonly clients: string } {
  const titles = Object.values(clientFacts).flatMap((facts) => (facts[fact] ? [facts.name] : []));
  return { clients: titles.join(words('options.between')) };
}

function loginExample(): string {
  return Object.values(clientFacts).find(({ ordersLogins }) => ordersLogins)?.ordersLogins?.example ?? '';
}

export const useCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('use')
    .argument('<provider>', words('commands.use.provider'))
    .description(words('commands.use'))
    .addOption(new Option('--client <client>', words('options.which-client')).choices([...clientIds, 'all']))
    .option('--model <id>', words('options.use-model'))
    .addOption(new Option('--delivery <way>', words('options.delivery')).choices(deliveries))
    .option('--profile <name>', words('options.profile', titlesOf('hasProfiles', words)))
    .option('--login <id...>', words('options.login', { ...titlesOf('ordersLogins', words), example: loginExample() }))
    .option('--fresh', words('options.fresh', titlesOf('blocksIds', words)))
    .option('--dry-run', words('options.after-diff'))
    .action((choice: string, options: UseOptions) => use(context, choice, options));
};
