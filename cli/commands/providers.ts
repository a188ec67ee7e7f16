import { type Command, Option } from 'commander';
import { addProvider, changeProvider, toNewProvider } from '../../core/app/acts/providers.ts';
import { findRemoval, planRemoval, putBack, removeProviderOf } from '../../core/app/acts/removals.ts';
import { readProviderView, readProviderViews } from '../../core/app/views/provider-views.ts';
import { toRemovalView } from '../../core/app/views/views.ts';
import { allClients } from '../../core/clients/clients.ts';
import { hasMoved } from '../../core/providers/draft.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { clientsUsing } from '../../core/switching/status.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { isTemplate, presetCatalogue } from '../../shared/preset.ts';
import type { ProviderView } from '../../shared/views.ts';
import { wires } from '../../shared/wire.ts';
import { plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { refuseKeyInArgv } from '../key-in-argv.ts';
import { changedDraft, mendedBy, newDraft, type ProviderInput } from '../provider-input.ts';
import { printDiffs, printNotes, printTable } from '../render.ts';
import { readKey, sayStore } from './key.ts';

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function withProviderOptions(command: Command): Command {
  return command
    .option('--name <text>', 'name to show')
    .option('--base-url <url>', 'where the API is; a pasted endpoint is cleaned')
    .addOption(new Option('--wire <wire>', 'what it speaks').choices(wires))
    .option('--model <id>', 'model to use')
    .option('--small-model <id>', 'model for titles and summaries (OpenCode)')
    .option('--header <name=value>', 'extra header, repeatable', collect)
    .option('--query <name=value>', 'extra query parameter, repeatable', collect)
    .option('--env <name>', 'your own variable that holds the key')
    .option('--no-key', 'it needs no key')
    .option('--effort <level>', 'reasoning effort (Codex, OpenCode)')
    .option('--variant <level>', 'effort variant to offer (OpenCode), repeatable', collect)
    .option('--fallback <ref>', 'fallback model (OpenClaw), repeatable', collect)
    .addOption(new Option('--api-key <key>').hideHelp().argParser(refuseKeyInArgv))
    .addOption(new Option('--token <key>').hideHelp().argParser(refuseKeyInArgv));
}

function withKeyOptions(command: Command): Command {
  return command
    .option('--key-stdin', 'read the key from standard input')
    .addOption(
      new Option('--key-store <where>', 'where the key is kept').choices(['keychain', 'file']).default('keychain'),
    );
}

/** Where the key is, in a few words. */
function keyWords({ key, provider }: ProviderView): string {
  switch (key) {
    case 'not-needed':
      return 'not needed';
    case 'keychain':
    case 'file':
      return `in ${key}`;
    case 'env':
      return `from $${provider.env}`;
    case 'elsewhere':
    case 'missing':
      return 'missing';
    default:
      return assertNever(key);
  }
}

async function list(context: Context): Promise<void> {
  const { output } = context;
  const views = await readProviderViews(await context.engine());
  output.value(views);
  if (views.length === 0) {
    output.line('No providers yet. Add one: switchyard add openrouter, or see: switchyard presets');
    return;
  }
  printTable(
    output,
    views.map((view) => [
      view.provider.id,
      view.host,
      Object.keys(view.provider.endpoints).join('+'),
      view.provider.model ?? '–',
      `key ${keyWords(view)}`,
    ]),
  );
}

async function show(context: Context, id: string): Promise<void> {
  const view = await readProviderView(await context.engine(), id);
  context.output.value(view);
  const { provider, keyHint } = view;
  const rows = Object.entries({ ...provider, key: keyWords(view), ...(keyHint !== undefined && { keyHint }) })
    .filter(([, value]) => value !== undefined && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  printTable(context.output, rows);
}

interface AddOptions extends ProviderInput {
  readonly preset?: string;
  readonly keyStdin?: boolean;
  readonly keyStore: 'keychain' | 'file';
}

function sayMended(context: Context, draft: ProviderDraft, known: Parameters<typeof mendedBy>[1]): void {
  for (const words of mendedBy(draft, known)) context.output.progress(`Base URL: ${words}.`);
}

async function add(context: Context, id: string, options: AddOptions): Promise<void> {
  const engine = await context.engine();
  const draft = newDraft(id, options, presetCatalogue().presets);
  const isWireSaid = options.wire !== undefined;
  sayMended(context, draft, { isWireSaid });
  const provider = await toNewProvider(engine, { draft, id, isWireSaid });
  const isAsked = provider.needsKey && (options.keyStdin || provider.env === undefined);
  const key = isAsked ? await readKey(context, provider, options.keyStdin) : undefined;
  await addProvider(engine, { draft, id, isWireSaid, key, keyStore: options.keyStore });
  if (isAsked) sayStore(context, options.keyStore);
  context.output.value(await readProviderView(engine, id));
  const client = (await allClients()).find(({ wires }) => wires.some((wire) => provider.endpoints[wire] !== undefined));
  context.output.line(
    `Added ${provider.name}. Switch to it with: switchyard use ${id} --client ${client?.id ?? 'all'}`,
  );
}

async function edit(context: Context, id: string, options: ProviderInput): Promise<void> {
  const engine = await context.engine();
  const isWireSaid = options.wire !== undefined;
  const now = findProvider(await engine.read.providers(), id);
  sayMended(context, changedDraft(now, options), { before: now, isWireSaid });
  const changed = await changeProvider(engine, { id, edit: (one) => changedDraft(one, options), isWireSaid });
  const { provider } = changed;
  const before = changed.kind === 'changed' ? changed.before : provider;
  context.output.value(await readProviderView(engine, id));
  if (JSON.stringify(provider) === JSON.stringify(before)) {
    context.output.line(`${provider.name} is like that already: nothing to change. See: switchyard edit --help`);
    return;
  }
  context.output.line(`Changed ${provider.name}.`);
  if (provider.needsKey && hasMoved(before, provider))
    context.output.line(`Its address is another one now, so its key must be entered again: switchyard key set ${id}`);
  for (const client of await clientsUsing(engine, id))
    context.output.line(
      `${client.name} still has the old settings. Write the new ones: switchyard use ${id} --client ${client.id}`,
    );
}

async function remove(context: Context, id: string, { dryRun }: { readonly dryRun?: boolean }): Promise<void> {
  const engine = await context.engine();
  const { output } = context;
  const { name } = findProvider(await engine.read.providers(), id);
  const planned = await planRemoval(engine, id);
  const shown = planned.map(plannedValue);
  for (const one of shown) {
    printDiffs(output, one, engine.environment.home);
    printNotes(output, one.notes);
  }
  const removal = dryRun ? null : await removeProviderOf(engine, id, planned);
  const acts = shown.map((one) => ({ ...one, isApplied: removal !== null && one.files.length > 0 }));
  output.value({ removal: removal && toRemovalView(removal), acts });
  if (!removal) return output.line('Nothing was written (--dry-run).');
  output.line(`Removed ${name} and its key.`);
  output.line(`It can be put back for ten minutes, key included: switchyard put-back ${id}`);
}

/** The newest one of that name, or of all where none is named. */
async function runPutBack(context: Context, id: string | undefined): Promise<void> {
  const engine = await context.engine();
  const provider = await putBack(engine, (await findRemoval(engine, id)).removal);
  context.output.value(await readProviderView(engine, provider.id));
  context.output.line(`${provider.name} is back.`);
}

function presets(context: Context, words: readonly string[]): void {
  const { date, presets: all } = presetCatalogue();
  const found = all.filter((preset) =>
    words.every((word) => `${preset.id} ${preset.name} ${preset.kind}`.toLowerCase().includes(word.toLowerCase())),
  );
  context.output.value({ date, presets: found });
  printTable(
    context.output,
    found.map((preset) => [
      preset.id,
      preset.kind,
      Object.keys(preset.endpoints).join('+'),
      isTemplate(preset) ? 'give --base-url' : (Object.values(preset.endpoints)[0] ?? ''),
    ]),
  );
  context.output.line(`Public facts of ${date}; the connection is not tested yet.`);
}

/** add, list, show, edit, remove, put-back, presets. */
export const providerCommands: CommandGroup = (program, context) => {
  withKeyOptions(withProviderOptions(program.command('add').argument('<provider>', 'id: a-z, 0-9 and "-"')))
    .description('add a provider; the key is asked hidden')
    .option('--preset <id>', 'start from the facts of a known provider (default: the one of the same id)')
    .action((id: string, options: AddOptions) => add(context, id, options));
  program
    .command('list')
    .description('list your providers')
    .action(() => list(context));
  program
    .command('show')
    .argument('<provider>')
    .description('show one provider')
    .action((id: string) => show(context, id));
  withProviderOptions(program.command('edit').argument('<provider>'))
    .description('change a provider; what is not named stays')
    .action((id: string, options: ProviderInput) => edit(context, id, options));
  program
    .command('remove')
    .argument('<provider>')
    .description('remove a provider, its key, and what it left in the live files')
    .option('--dry-run', 'only show')
    .action((id: string, options: { dryRun?: boolean }) => remove(context, id, options));
  program
    .command('put-back')
    .argument('[provider]', 'the last one removed where none is named')
    .description('put back a provider that was removed in the last ten minutes, key included')
    .action((id?: string) => runPutBack(context, id));
  program
    .command('presets')
    .argument('[words...]', 'search')
    .description('list known providers')
    .action((words: string[]) => presets(context, words));
};
