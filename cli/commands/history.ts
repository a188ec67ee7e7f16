import { InvalidArgumentError, Option } from 'commander';
import { doPlanned, planAct, type Wish } from '../../core/app/acts/switching.ts';
import { toHistoryView, toProblemView } from '../../core/app/views/views.ts';
import { readHistoryProblems } from '../../core/files/history.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { appliedValue, plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { Failed } from '../failed.ts';
import { localTime } from '../local-time.ts';
import { printDiffs, printNotes, printTable } from '../render.ts';
import { words } from '../words.ts';

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
  const { output } = context;
  const engine = await context.engine();
  const planned = await planAct(engine, wish);
  const shown = plannedValue(planned);
  printDiffs(output, shown, engine.environment.home);
  const value = isDry ? shown : appliedValue(await doPlanned(engine, planned));
  output.value([value]);
  output.line(isDry ? 'Nothing was written (--dry-run).' : words.say(value.summary));
  printNotes(output, value.notes);
}

/** A receipt names one act; without one it is the next step of the line. */
function stepOf(way: 'step-back' | 'step-forward', receipt: string | undefined, client: ClientId | undefined): Wish {
  return receipt === undefined ? { kind: way, client } : { kind: 'undo', receipt };
}

const faceWords = { window: 'window', tray: 'tray', terminal: 'terminal', link: 'link', outside: 'outside' } as const;

async function history(context: Context, options: HistoryOptions): Promise<void> {
  const { output } = context;
  const engine = await context.engine();
  const entries = (await readHistory(engine, options)).map(toHistoryView);
  output.value(entries);
  if (entries.length === 0) output.line('Nothing was changed yet.');
  printTable(
    output,
    entries.map(({ id, at, face, summary, isUndone }) => [
      id,
      localTime(at),
      face === undefined ? '–' : faceWords[face],
      isUndone ? `${words.say(summary)} (undone)` : words.say(summary),
    ]),
  );
}

function toMost(text: string): number {
  const most = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (most >= 1 && most <= 200) return most;
  throw new InvalidArgumentError('give a number from 1 to 200');
}

/** Everywhere else what can't be read is passed over. */
async function check(context: Context, { client }: HistoryOptions): Promise<void> {
  const { output } = context;
  const problems = await readHistoryProblems((await context.engine()).environment, client);
  output.value(problems.map((problem) => toProblemView(problem)));
  if (problems.length === 0) output.line('Every entry of the history can be read.');
  for (const { message, fix } of problems) {
    output.line(message);
    output.line(`  ${fix}`);
  }
  if (problems.length > 0) throw new Failed();
}

const clientOption = () => new Option('--client <client>', 'only this client').choices(clientIds);

/** undo, redo, history, restore: each an edit of our keys only. */
export const historyCommands: CommandGroup = (program, context) => {
  program
    .command('undo')
    .argument('[receipt]', 'the act, from the history; without one the last that stands')
    .description('take back the last change; again goes further back')
    .addOption(clientOption())
    .option('--dry-run', 'stop after the diff')
    .action((receipt: string | undefined, options: BackOptions) =>
      carryOut(context, stepOf('step-back', receipt, options.client), options),
    );
  program
    .command('redo')
    .description('do again what the last undo took back, as long as nothing else was changed since')
    .addOption(clientOption())
    .option('--dry-run', 'stop after the diff')
    .action((options: BackOptions) => carryOut(context, stepOf('step-forward', undefined, options.client), options));
  program
    .command('history')
    .description('list what was changed, newest first')
    .addOption(clientOption())
    .option('--most <number>', 'how many entries, 100 where nothing is said', toMost)
    .option('--before <receipt>', 'only what came before this one')
    .option('--check', 'read all of it, and name the entries that cannot be read')
    .action((options: HistoryOptions) => (options.check ? check : history)(context, options));
  program
    .command('restore')
    .argument('<receipt>', 'from the history; its beginning is enough')
    .description('go back to how things were before that change')
    .option('--dry-run', 'stop after the diff')
    .action((receipt: string, options: BackOptions) => carryOut(context, { kind: 'restore', receipt }, options));
};
