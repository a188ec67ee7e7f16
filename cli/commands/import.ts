import { Option } from 'commander';
import { importProviders, planKeyMovesOf } from '../../core/app/acts/import.ts';
import { toCandidateView } from '../../core/app/views/views.ts';
import type { Client } from '../../core/clients/client.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { previewImport } from '../../core/switching/import/import.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { AppError } from '../../shared/problem.ts';
import type { CandidateView } from '../../shared/views.ts';
import type { ActValue } from '../act-value.ts';
import { carryOutEach } from '../carry-out-each.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { assertStarting, sayStanding } from '../outcome.ts';
import { printTable, shortPath } from '../render.ts';
import { terminalProblem, type Words } from '../words.ts';

interface ImportOptions {
  readonly client?: ClientId;
  readonly dryRun?: boolean;
  readonly moveKeys?: boolean;
  readonly yes?: boolean;
}

function keyText({ key }: CandidateView, words: Words, home: string): string {
  const file = shortPath(key.file ?? '?', home);
  if (key.kind === 'stored' && key.hint) return words('outcomes.key-stored-hint', { hint: key.hint, file });
  if (key.kind !== 'plain') return words(`outcomes.key-${key.kind}`);
  return key.hint ? words('outcomes.key-plain-hint', { hint: key.hint, file }) : words('outcomes.key-plain', { file });
}

/** What importing it does, or did. */
function outcomeText({ problem, isKnown, provider }: CandidateView, words: Words): string {
  if (problem) return words('outcomes.not-importable', { cause: problemText(problem, words).cause });
  return words(isKnown ? 'outcomes.known-as' : 'outcomes.new-as', { id: provider?.id ?? '–' });
}

function printCandidates({ output, words }: Context, candidates: readonly CandidateView[], home: string): void {
  if (candidates.length === 0) output.line(words('outcomes.no-candidates'));
  printTable(
    output,
    candidates.map((candidate) => [
      candidate.client,
      candidate.foreignId,
      outcomeText(candidate, words),
      keyText(candidate, words, home),
    ]),
  );
  for (const { foreignId, remarks } of candidates)
    for (const remark of remarks) output.line(words('outcomes.remark', { id: foreignId, remark: words.say(remark) }));
}

/** One key at a time: every write moves the places of the next. */
async function moveKeys(context: Context, client: Client, options: ImportOptions): Promise<readonly ActValue[]> {
  const engine = await context.engine();
  return carryOutEach(
    context,
    () => planKeyMovesOf(engine, client),
    ({ subject }) => subject.choice ?? '',
    options,
  );
}

async function runImport(context: Context, options: ImportOptions): Promise<void> {
  const { output, words } = context;
  const engine = await context.engine();
  const chosen = options.client ? [await findClient(options.client)] : await allClients();
  const found = options.dryRun ? await previewImport(engine, chosen) : await importProviders(engine, chosen);
  const candidates = found.map(toCandidateView);
  printCandidates(context, candidates, engine.environment.home);
  const acts: ActValue[] = [];
  if (options.moveKeys) for (const client of chosen) acts.push(...(await moveKeys(context, client, options)));
  else if (candidates.some(({ transfer }) => transfer !== undefined)) output.line(words('outcomes.keys-stay'));
  if (acts.length > 0 && !options.dryRun && !options.yes && !context.person.isPresent)
    throw new AppError(terminalProblem('terminal.no-key-moved'));
  if (options.dryRun) output.line(words('outcomes.dry'));
  const standing = await sayStanding(context, acts);
  output.value({ candidates, acts: standing });
  assertStarting(standing);
}

/** import: what the live files already hold becomes providers of ours. */
export const importCommands: CommandGroup = (program, context) => {
  const { words } = context;
  program
    .command('import')
    .description(words('commands.import'))
    .addOption(new Option('--client <client>', words('options.only-client')).choices(clientIds))
    .option('--move-keys', words('options.move-keys'))
    .option('--yes', words('options.yes'))
    .option('--dry-run', words('options.only-show'))
    .action((options: ImportOptions) => runImport(context, options));
};
