import { type Command, Option } from 'commander';
import { allClients } from '../../core/clients/clients.ts';
import { addProvider, findProvider, readProviders, replaceProvider } from '../../core/providers/provider-list.ts';
import { diffsOf } from '../../core/switching/diff.ts';
import { applyForget, planForget } from '../../core/switching/forget.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';
import { clientsUsing } from '../../core/switching/status.ts';
import { isTemplate, presetCatalogue } from '../../shared/preset.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import { wires } from '../../shared/wire.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { refuseKeyInArgv } from '../key-in-argv.ts';
import { type ProviderInput, toChangedProvider, toNewProvider } from '../provider-input.ts';
import { planValue, printDiff, printNotes, printTable } from '../render.ts';
import { enterKey } from './key.ts';

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

/** What may be shown of a provider: there is no key in it to begin with. */
async function shown(context: Context, provider: Provider) {
  const engine = await context.engine();
  const entries = await engine.keys.list();
  const entry = entries.find(({ ref }) => ref === keyRefOfProvider(provider));
  const key = !provider.needsKey
    ? 'not needed'
    : entry
      ? `in ${entry.store}`
      : provider.env
        ? `from $${provider.env}`
        : 'missing';
  return { ...provider, key, ...(entry?.hint && { keyHint: entry.hint }) };
}

async function list(context: Context): Promise<void> {
  const engine = await context.engine();
  const providers = await Promise.all((await readProviders(engine.environment)).map((one) => shown(context, one)));
  context.output.value(providers);
  if (providers.length === 0) {
    context.output.line('No providers yet. Add one: switchyard add openrouter, or see: switchyard presets');
    return;
  }
  printTable(
    context.output,
    providers.map(({ id, endpoints, wire, model, key }) => [
      id,
      new URL(endpoints[wire] ?? 'https://unknown').host,
      Object.keys(endpoints).join('+'),
      model ?? '–',
      `key ${key}`,
    ]),
  );
}

async function show(context: Context, id: string): Promise<void> {
  const engine = await context.engine();
  const provider = await shown(context, findProvider(await readProviders(engine.environment), id));
  context.output.value(provider);
  const rows = Object.entries(provider)
    .filter(([, value]) => value !== undefined && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  printTable(context.output, rows);
}

interface AddOptions extends ProviderInput {
  readonly preset?: string;
  readonly keyStdin?: boolean;
  readonly keyStore: 'keychain' | 'file';
}

async function add(context: Context, id: string, options: AddOptions): Promise<void> {
  const engine = await context.engine();
  const { provider, changes } = toNewProvider(id, options, presetCatalogue().presets);
  const providers = await readProviders(engine.environment);
  if (providers.some((one) => one.id === provider.id))
    throw new AppError(
      'provider-exists',
      `There is a provider "${id}" already.`,
      `Change it with: switchyard edit ${id}`,
    );
  for (const change of changes) context.output.progress(`Base URL: ${change}.`);
  if (provider.needsKey && (options.keyStdin || provider.env === undefined)) await enterKey(context, provider, options);
  await addProvider(engine.environment, provider);
  context.output.value(await shown(context, provider));
  const client = (await allClients()).find(({ wires }) => wires.some((wire) => provider.endpoints[wire] !== undefined));
  context.output.line(
    `Added ${provider.name}. Switch to it with: switchyard use ${id} --client ${client?.id ?? 'all'}`,
  );
}

async function edit(context: Context, id: string, options: ProviderInput): Promise<void> {
  const engine = await context.engine();
  const before = findProvider(await readProviders(engine.environment), id);
  const { provider, changes } = toChangedProvider(before, options);
  for (const change of changes) context.output.progress(`Base URL: ${change}.`);
  await replaceProvider(engine.environment, provider);
  context.output.value(await shown(context, provider));
  if (JSON.stringify(provider) === JSON.stringify(before)) {
    context.output.line(`${provider.name} is like that already: nothing to change. See: switchyard edit --help`);
    return;
  }
  context.output.line(`Changed ${provider.name}.`);
  if (provider.needsKey && keyRefOfProvider(before) !== keyRefOfProvider(provider))
    context.output.line(`Its address is another one now, so its key must be entered again: switchyard key set ${id}`);
  for (const client of await clientsUsing(engine, id))
    context.output.line(
      `${client.name} still has the old settings. Write the new ones: switchyard use ${id} --client ${client.id}`,
    );
}

async function remove(context: Context, id: string, { dryRun }: { readonly dryRun?: boolean }): Promise<void> {
  const engine = await context.engine();
  const { output } = context;
  const { name } = findProvider(await readProviders(engine.environment), id);
  const plans = await planForget(engine, id);
  for (const plan of plans) {
    for (const diff of diffsOf(plan)) printDiff(output, diff, engine.environment.home);
    printNotes(output, plan.notes);
  }
  if (!dryRun) await applyForget(engine, id, plans);
  output.value({ id, isRemoved: !dryRun, plans: plans.map((plan) => planValue(plan, !dryRun)) });
  output.line(dryRun ? 'Nothing was written (--dry-run).' : `Removed ${name} and its key.`);
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

/** add, list, show, edit, remove, presets. */
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
    .command('presets')
    .argument('[words...]', 'search')
    .description('list known providers')
    .action((words: string[]) => presets(context, words));
};
