import { type Command, Option } from 'commander';
import { addProvider, changeProvider, knownOf, toNewProvider } from '../../core/app/acts/providers.ts';
import { findRemoval, planRemoval, putBack, removeProviderOf } from '../../core/app/acts/removals.ts';
import { readProviderView, readProviderViews } from '../../core/app/views/provider-views.ts';
import { toRemovalView } from '../../core/app/views/views.ts';
import { allClients } from '../../core/clients/clients.ts';
import { hasMoved } from '../../core/providers/draft.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { clientsUsing } from '../../core/switching/status.ts';
import { findAct } from '../../core/switching/undo/history.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { ClientFacts, ClientOption } from '../../shared/client-facts.ts';
import { clientFacts, clientIds, type KnownOption } from '../../shared/client-id.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { isTemplate, type Preset, presetCatalogue } from '../../shared/preset.ts';
import { AppError } from '../../shared/problem.ts';
import type { ProviderView } from '../../shared/views.ts';
import { wires } from '../../shared/wire.ts';
import { plannedValue } from '../act-value.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { refuseKeyInArgv } from '../key-in-argv.ts';
import { assertStarting, sayStanding, sayVerdict } from '../outcome.ts';
import { changedDraft, mendedBy, newDraft, type ProviderInput } from '../provider-input.ts';
import { printDiffs, printNotes, printTable } from '../render.ts';
import { terminalProblem, type Words } from '../words.ts';
import { readKey, sayStore } from './key.ts';

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function titlesOf(isOne: (facts: ClientFacts) => boolean | undefined, words: Words): { readonly clients: string } {
  const titles = Object.values(clientFacts).filter(isOne);
  return { clients: titles.map(({ name }) => name).join(words('options.between')) };
}

/** The options of single clients: one flag for all that have the same one. */
function withClientOptions(command: Command, words: Words): Command {
  const all = clientIds.flatMap((id): readonly ClientOption[] => clientFacts[id].options);
  for (const { kind, flag } of new Map(all.map((option) => [option.flag.name, option])).values()) {
    const titles = titlesOf(({ options }) => options.some((option) => option.flag.name === flag.name), words);
    const text = words(`options.${flag.name as KnownOption['flag']['name']}`, titles);
    if (kind === 'list') command.option(`--${flag.name} ${flag.value}`, text, collect);
    else command.option(`--${flag.name} ${flag.value}`, text);
  }
  return command;
}

function withProviderOptions(command: Command, words: Words): Command {
  return withClientOptions(withCommonOptions(command, words), words)
    .addOption(new Option('--api-key <key>').hideHelp().argParser(refuseKeyInArgv))
    .addOption(new Option('--token <key>').hideHelp().argParser(refuseKeyInArgv));
}

function withCommonOptions(command: Command, words: Words): Command {
  return command
    .option('--name <text>', words('options.name'))
    .option('--base-url <url>', words('options.base-url'))
    .addOption(new Option('--wire <wire>', words('options.wire')).choices(wires))
    .option('--model <id>', words('options.model'))
    .option(
      '--small-model <id>',
      words(
        'options.small-model',
        titlesOf(({ usesSmallModel }) => usesSmallModel, words),
      ),
    )
    .option('--header <name=value>', words('options.header'), collect)
    .option('--query <name=value>', words('options.query'), collect)
    .option('--env <name>', words('options.env'))
    .option('--key-in <header>', words('options.key-in'))
    .option('--no-key', words('options.no-key'));
}

function withKeyOptions(command: Command, words: Words): Command {
  return command
    .option('--key-stdin', words('options.key-stdin'))
    .addOption(
      new Option('--key-store <where>', words('options.key-store-of-key'))
        .choices(['keychain', 'file'])
        .default('keychain'),
    );
}

/** Where the key is, in a few words. */
function keyText({ key, provider }: ProviderView, words: Words): string {
  switch (key) {
    case 'not-needed':
      return words('providers.key-not-needed');
    case 'keychain':
    case 'file':
      return words(`providers.key-${key}`);
    case 'env':
      return words('providers.key-env', { variable: `$${provider.env}` });
    case 'elsewhere':
    case 'missing':
      return words('providers.key-missing');
    default:
      return assertNever(key);
  }
}

async function list(context: Context): Promise<void> {
  const { output, words } = context;
  const views = await readProviderViews(await context.engine());
  output.value(views);
  if (views.length === 0) {
    output.line(words('providers.none'));
    return;
  }
  printTable(
    output,
    views.map((view) => [
      view.provider.id,
      view.host,
      Object.keys(view.provider.endpoints).join('+'),
      view.provider.model ?? '–',
      words('providers.key-column', { state: keyText(view, words) }),
    ]),
  );
}

async function show(context: Context, id: string): Promise<void> {
  const view = await readProviderView(await context.engine(), id);
  context.output.value(view);
  const { provider, keyHint } = view;
  const rows = Object.entries({
    ...provider,
    key: keyText(view, context.words),
    ...(keyHint !== undefined && { keyHint }),
  })
    .filter(([, value]) => value !== undefined && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  printTable(context.output, rows);
}

interface AddOptions extends ProviderInput {
  readonly preset?: string;
  readonly keyStdin?: boolean;
  readonly keyStore: 'keychain' | 'file';
}

function sayMended({ output, words }: Context, draft: ProviderDraft, known: Parameters<typeof mendedBy>[1]): void {
  for (const change of mendedBy(draft, known))
    output.progress(words('providers.mended', { change: words.say(change) }));
}

async function add(context: Context, id: string, options: AddOptions): Promise<void> {
  if (options.keyStdin && options.key === false) throw new AppError(terminalProblem('terminal.key-for-none'));
  const engine = await context.engine();
  const draft = newDraft(id, options, presetCatalogue().presets);
  const isWireSaid = options.wire !== undefined;
  sayMended(context, draft, { ...(await knownOf(engine, draft, undefined)), isWireSaid });
  const provider = await toNewProvider(engine, { draft, id, isWireSaid });
  const isAsked = provider.needsKey && (options.keyStdin || provider.env === undefined);
  const key = isAsked ? await readKey(context, provider, options.keyStdin) : undefined;
  await addProvider(engine, { draft, id, isWireSaid, key, keyStore: options.keyStore });
  if (isAsked) sayStore(context, options.keyStore);
  context.output.value(await readProviderView(engine, id));
  const client = (await allClients()).find(({ wires }) => wires.some((wire) => provider.endpoints[wire] !== undefined));
  context.output.line(context.words('providers.added', { name: provider.name, id, client: client?.id ?? 'all' }));
}

async function edit(context: Context, id: string, options: ProviderInput): Promise<void> {
  const { output, words } = context;
  const engine = await context.engine();
  const isWireSaid = options.wire !== undefined;
  const now = findProvider(await engine.read.providers(), id);
  const draft = changedDraft(now, options);
  sayMended(context, draft, { ...(await knownOf(engine, draft, id)), isWireSaid });
  const changed = await changeProvider(engine, { id, edit: (one) => changedDraft(one, options), isWireSaid });
  const { provider } = changed;
  const before = changed.kind === 'changed' ? changed.before : provider;
  output.value(await readProviderView(engine, id));
  if (JSON.stringify(provider) === JSON.stringify(before)) {
    output.line(words('providers.unchanged', { name: provider.name }));
    return;
  }
  output.line(words('providers.changed', { name: provider.name }));
  if (provider.needsKey && hasMoved(before, provider)) output.line(words('providers.moved-origin', { id }));
  for (const client of await clientsUsing(engine, id))
    output.line(words('providers.still-old', { client: client.name, id, clientId: client.id }));
}

async function remove(context: Context, id: string, { dryRun }: { readonly dryRun?: boolean }): Promise<void> {
  const engine = await context.engine();
  const { output, words } = context;
  const { name } = findProvider(await engine.read.providers(), id);
  const planned = await planRemoval(engine, id);
  const shown = planned.map(plannedValue);
  for (const one of shown) {
    printDiffs(context, one, engine.environment.home);
    printNotes(context, one.notes);
  }
  const removal = dryRun ? null : await removeProviderOf(engine, id, planned);
  if (!removal) {
    output.value({ removal, acts: shown });
    return output.line(words('outcomes.dry'));
  }
  output.line(words('providers.removed', { name }));
  output.line(words('providers.can-put-back', { id }));
  const done = shown.map((one) => ({ ...one, isApplied: one.files.length > 0 }));
  const acts = await sayStanding(context, done);
  output.value({ removal: toRemovalView(removal), acts });
  assertStarting(acts);
}

/** The newest one of that name, or of all where none is named. */
async function runPutBack(context: Context, id: string | undefined): Promise<void> {
  const engine = await context.engine();
  const removal = await findRemoval(engine, id);
  const provider = await putBack(engine, removal.removal);
  context.output.value(await readProviderView(engine, provider.id));
  context.output.line(context.words('providers.is-back', { name: provider.name }));
  const acts = await Promise.all(removal.receipts.map((receipt) => findAct(engine, receipt)));
  const standing = [];
  for (const client of new Set(acts.map((act) => act.client))) standing.push(await sayVerdict(context, client));
  assertStarting(standing);
}

function presets({ output, words }: Context, searched: readonly string[]): void {
  const { date, presets: all } = presetCatalogue();
  const kindOf = ({ kind }: Preset) => words(`providers.kind-${kind}`);
  const textOf = (preset: Preset) => `${preset.id} ${preset.name} ${preset.kind} ${kindOf(preset)}`.toLowerCase();
  const found = all.filter((preset) => searched.every((word) => textOf(preset).includes(word.toLowerCase())));
  output.value({ date, presets: found });
  printTable(
    output,
    found.map((preset) => [
      preset.id,
      kindOf(preset),
      Object.keys(preset.endpoints).join('+'),
      isTemplate(preset) ? words('providers.give-base-url') : (Object.values(preset.endpoints)[0] ?? ''),
    ]),
  );
  output.line(words('providers.preset-date', { date }));
}

/** add, list, show, edit, remove, put-back, presets. */
export const providerCommands: CommandGroup = (program, context) => {
  const { words } = context;
  const adding = program.command('add').argument('<provider>', words('commands.add.provider'));
  withKeyOptions(withProviderOptions(adding, words), words)
    .description(words('commands.add'))
    .option('--preset <id>', words('options.preset'))
    .action((id: string, options: AddOptions) => add(context, id, options));
  program
    .command('list')
    .description(words('commands.list'))
    .action(() => list(context));
  program
    .command('show')
    .argument('<provider>')
    .description(words('commands.show'))
    .action((id: string) => show(context, id));
  withProviderOptions(program.command('edit').argument('<provider>'), words)
    .description(words('commands.edit'))
    .action((id: string, options: ProviderInput) => edit(context, id, options));
  program
    .command('remove')
    .argument('<provider>')
    .description(words('commands.remove'))
    .option('--dry-run', words('options.only-show'))
    .action((id: string, options: { dryRun?: boolean }) => remove(context, id, options));
  program
    .command('put-back')
    .argument('[provider]', words('commands.put-back.provider'))
    .description(words('commands.put-back'))
    .action((id?: string) => runPutBack(context, id));
  program
    .command('presets')
    .argument('[words...]', words('commands.presets.words'))
    .description(words('commands.presets'))
    .action((searched: string[]) => presets(context, searched));
};
