import { Option } from 'commander';
import type { Client } from '../../core/clients/client.ts';
import { allClients, findClient } from '../../core/clients/clients.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import { applyImport, type Candidate, planKeyMoves, previewImport } from '../../core/switching/import.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { planValue, printDiff, printTable, shortPath } from '../render.ts';

interface ImportOptions {
  readonly client?: ClientId;
  readonly dryRun?: boolean;
  readonly moveKeys?: boolean;
  readonly yes?: boolean;
}

function keyText({ key }: Candidate, home: string): string {
  if (key.kind !== 'plain') return { env: 'key in a variable', command: 'key by a command', none: 'no key' }[key.kind];
  return `key in PLAIN TEXT${key.hint ? ` (…${key.hint})` : ''} in ${shortPath(key.file, home)}`;
}

function printCandidates({ output }: Context, candidates: readonly Candidate[], home: string): void {
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
    for (const remark of remarks) output.line(`· ${foreignId}: ${remark}.`);
}

/** One key at a time: every write moves the places of the next. */
async function moveKeys(context: Context, client: Client, options: ImportOptions): Promise<readonly unknown[]> {
  const engine = await context.engine();
  const moved: unknown[] = [];
  const refused = new Set<string>();
  for (;;) {
    const move = (await planKeyMoves(engine, client)).find(({ provider }) => !refused.has(provider.id));
    if (!move) return moved;
    for (const diff of diffsOf(move.plan)) printDiff(context.output, diff, engine.environment.home);
    const isWanted =
      !options.dryRun && (options.yes || (await context.person.confirm(`${move.plan.details.summary}?`)));
    if (isWanted) {
      await move.apply();
      context.output.line(move.plan.details.summary);
    } else refused.add(move.provider.id);
    moved.push(planValue(move.plan, isWanted));
  }
}

async function runImport(context: Context, options: ImportOptions): Promise<void> {
  const engine = await context.engine();
  const chosen = options.client ? [await findClient(options.client)] : await allClients();
  const candidates = options.dryRun ? await previewImport(engine, chosen) : await applyImport(engine, chosen);
  printCandidates(context, candidates, engine.environment.home);
  const moves: unknown[] = [];
  if (options.moveKeys) for (const client of chosen) moves.push(...(await moveKeys(context, client, options)));
  else if (candidates.some(({ key }) => key.kind === 'plain'))
    context.output.line(
      'Plain-text keys stay where they are. Move them to the keychain: switchyard import --move-keys',
    );
  if (moves.length > 0 && !options.dryRun && !options.yes && !context.person.isPresent)
    throw new AppError('not-confirmed', 'No key was moved: there is no terminal to ask.', 'Run it again with --yes.');
  if (options.dryRun) context.output.line('Nothing was written (--dry-run).');
  context.output.value({ candidates, moves });
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
