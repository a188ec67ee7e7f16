import { Option } from 'commander';
import { importProviders, planKeyMovesOf } from '../../core/app/acts/import.ts';
import { toCandidateView } from '../../core/app/views/views.ts';
import type { Client } from '../../core/clients/client.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { previewImport } from '../../core/switching/import/import.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { CandidateView } from '../../shared/views.ts';
import type { ActValue } from '../act-value.ts';
import { carryOutEach } from '../carry-out-each.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printTable, shortPath } from '../render.ts';
import { words } from '../words.ts';

interface ImportOptions {
  readonly client?: ClientId;
  readonly dryRun?: boolean;
  readonly moveKeys?: boolean;
  readonly yes?: boolean;
}

function keyText({ key }: CandidateView, home: string): string {
  if (key.kind !== 'plain') return { env: 'key in a variable', command: 'key by a command', none: 'no key' }[key.kind];
  return `key in PLAIN TEXT${key.hint ? ` (…${key.hint})` : ''} in ${shortPath(key.file ?? '?', home)}`;
}

function printCandidates({ output }: Context, candidates: readonly CandidateView[], home: string): void {
  if (candidates.length === 0) output.line('The live files hold no providers of their own.');
  printTable(
    output,
    candidates.map((candidate) => [
      candidate.client,
      candidate.foreignId,
      candidate.problem
        ? `can't be imported: ${candidate.problem.message}`
        : candidate.isKnown
          ? `known as ${candidate.provider?.id}`
          : `new: ${candidate.provider?.id}`,
      keyText(candidate, home),
    ]),
  );
  for (const { foreignId, remarks } of candidates)
    for (const remark of remarks) output.line(`· ${foreignId}: ${words.say(remark)}.`);
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
  const engine = await context.engine();
  const chosen = options.client ? [await findClient(options.client)] : await allClients();
  const found = options.dryRun ? await previewImport(engine, chosen) : await importProviders(engine, chosen);
  const candidates = found.map(toCandidateView);
  printCandidates(context, candidates, engine.environment.home);
  const acts: ActValue[] = [];
  if (options.moveKeys) for (const client of chosen) acts.push(...(await moveKeys(context, client, options)));
  else if (candidates.some(({ key }) => key.kind === 'plain'))
    context.output.line(
      'Plain-text keys stay where they are. Move them to the keychain: switchyard import --move-keys',
    );
  if (acts.length > 0 && !options.dryRun && !options.yes && !context.person.isPresent)
    throw new AppError('not-confirmed', 'No key was moved: there is no terminal to ask.', 'Run it again with --yes.');
  if (options.dryRun) context.output.line('Nothing was written (--dry-run).');
  context.output.value({ candidates, acts });
}

/** import: what the live files already hold becomes providers of ours. */
export const importCommands: CommandGroup = (program, context) => {
  program
    .command('import')
    .description('take over the providers that the live files already hold')
    .addOption(new Option('--client <client>', 'only this client').choices(clientIds))
    .option('--move-keys', 'move plain-text keys to the keychain, each after its diff')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show')
    .action((options: ImportOptions) => runImport(context, options));
};
