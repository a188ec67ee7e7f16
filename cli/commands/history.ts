import { InvalidArgumentError, Option } from 'commander';
import { doPlanned, planAct, type Wish } from '../../core/app/acts/switching.ts';
import { toHistoryView, toProblemView } from '../../core/app/views/views.ts';
import { readHistoryProblems } from '../../core/files/history.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import { localTime } from '../local-time.ts';
import { assertStarting, sayForeseen, sayOutcome } from '../outcome.ts';
import { printDiffs, printNotes, printTable } from '../render.ts';
import type { Words } from '../words.ts';

interface BackOptions {
  readonly client?: ClientId;
  readonly dryRun?: boolean;
}

interface HistoryOptions {
  readonly client?: ClientId;
  readonly before?: string;
  readonly most?: number;
  readonly check?: boolean;
}

/** Shows the diff, then writes it unless this is a dry run. */
async function carryOut(context: Context, wish: Wish, { dryRun: isDry }: BackOptions): Promise<void> {
  const { output, words } = context;
  const engine = await context.engine();
  const planned = await planAct(engine, wish);
  const shown = plannedValue(planned);
  printDiffs(context, shown, engine.environment.home);
  if (isDry) {
    output.line(words('outcomes.dry'));
    printNotes(context, shown.notes);
  }
  const value = isDry
    ? await sayForeseen(context, planned)
    : await sayOutcome(context, await doPlanned(engine, planned), words.say(shown.summary));
  output.value([value]);
  assertStarting([value]);
}

/** A receipt names one act; without one it is the next step of the line. */
function stepOf(way: 'step-back' | 'step-forward', receipt: string | undefined, client: ClientId | undefined): Wish {
  return receipt === undefined ? { kind: way, client } : { kind: 'undo', receipt };
}

async function history(context: Context, options: HistoryOptions): Promise<void> {
  const { output, words } = context;
  const engine = await context.engine();
  const entries = (await readHistory(engine, options)).map(toHistoryView);
  output.value(entries);
  if (entries.length === 0) output.line(words('activity.history-empty'));
  printTable(
    output,
    entries.map(({ id, at, face, summary, isUndone }) => [
      id,
      localTime(at),
      face === undefined ? '–' : words(`activity.face-${face}`),
      isUndone ? words('outcomes.undone', { act: words.say(summary) }) : words.say(summary),
    ]),
  );
}

function toMost(words: Words, text: string): number {
  const most = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (most >= 1 && most <= 200) return most;
  throw new InvalidArgumentError(words('usage.most'));
}

/** Everywhere else what can't be read is passed over. */
async function check(context: Context, { client }: HistoryOptions): Promise<void> {
  const { output, words } = context;
  const problems = await readHistoryProblems((await context.engine()).environment, client);
  output.value(problems.map((problem) => toProblemView(problem)));
  if (problems.length === 0) output.line(words('outcomes.history-sound'));
  for (const problem of problems) {
    const { cause, fix } = problemText(problem, words);
    output.line(cause);
    output.line(`  ${fix}`);
  }
  if (problems.length > 0) throw new Failed();
}

/** undo, redo, history, restore: each an edit of our keys only. */
export const historyCommands: CommandGroup = (program, context) => {
  const { words } = context;
  const clientOption = () => new Option('--client <client>', words('options.only-client')).choices(clientIds);
  program
    .command('undo')
    .argument('[receipt]', words('commands.undo.receipt'))
    .description(words('commands.undo'))
    .addOption(clientOption())
    .option('--dry-run', words('options.after-diff'))
    .action((receipt: string | undefined, options: BackOptions) =>
      carryOut(context, stepOf('step-back', receipt, options.client), options),
    );
  program
    .command('redo')
    .description(words('commands.redo'))
    .addOption(clientOption())
    .option('--dry-run', words('options.after-diff'))
    .action((options: BackOptions) => carryOut(context, stepOf('step-forward', undefined, options.client), options));
  program
    .command('history')
    .description(words('commands.history'))
    .addOption(clientOption())
    .option('--most <number>', words('options.most'), (text) => toMost(words, text))
    .option('--before <receipt>', words('options.before-receipt'))
    .option('--check', words('options.check'))
    .action((options: HistoryOptions) => (options.check ? check : history)(context, options));
  program
    .command('restore')
    .argument('<receipt>', words('commands.restore.receipt'))
    .description(words('commands.restore'))
    .option('--dry-run', words('options.after-diff'))
    .action((receipt: string, options: BackOptions) => carryOut(context, { kind: 'restore', receipt }, options));
};
