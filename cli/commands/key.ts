import { Option } from 'commander';
import { deleteKeys, setKey } from '../../core/app/acts/keys.ts';
import { readProviderView } from '../../core/app/views/provider-views.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { clientsWithoutKey } from '../../core/switching/status.ts';
import { peelKey } from '../../shared/key-text.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { refuseKeyInArgv } from '../key-in-argv.ts';
import { terminalProblem } from '../words.ts';

interface KeyOptions {
  readonly keyStdin?: boolean;
  readonly keyStore: 'keychain' | 'file';
}

/** Asks for the key, or reads it from standard input, and says what was pasted along. */
export async function readKey(context: Context, provider: Provider, isPiped: boolean | undefined): Promise<string> {
  const { key, remarks } = peelKey(await readEntered(context, provider, isPiped));
  const { output, words } = context;
  for (const change of remarks) output.progress(words('keys.mended', { change: words.say(change) }));
  return key;
}

async function readEntered(context: Context, provider: Provider, isPiped: boolean | undefined): Promise<string> {
  if (isPiped) return context.person.piped();
  if (context.person.isPresent) return context.person.secret(context.words('keys.question', { name: provider.name }));
  throw new AppError(terminalProblem('terminal.key-not-asked'));
}

/** A key in a file is always said. */
export function sayStore(context: Context, store: KeyOptions['keyStore']): void {
  if (store === 'file') context.output.progress(context.words('keys.in-file'));
}

async function set(context: Context, id: string, extra: readonly string[], options: KeyOptions): Promise<void> {
  if (extra.length > 0) refuseKeyInArgv();
  const engine = await context.engine();
  const provider = findProvider(await engine.read.providers(), id);
  const key = await readKey(context, provider, options.keyStdin);
  await setKey(engine, id, key, options.keyStore, provider);
  sayStore(context, options.keyStore);
  context.output.value(await readProviderView(engine, id));
  context.output.line(context.words('keys.stored', { name: provider.name }));
}

async function remove(context: Context, id: string): Promise<void> {
  const engine = await context.engine();
  const { name } = await deleteKeys(engine, id);
  context.output.value(await readProviderView(engine, id));
  context.output.line(context.words('keys.deleted', { name }));
  for (const client of await clientsWithoutKey(engine, id))
    context.output.line(context.words('keys.still-used', { client: client.name, name, id }));
}

/** key set, print, delete. `key print` is answered before this program is even loaded; here it only has its help. */
export const keyCommands: CommandGroup = (program, context) => {
  const { words } = context;
  const key = program.command('key').description(words('commands.key'));
  key
    .command('set')
    .argument('<provider>')
    .argument('[extra...]')
    .description(words('commands.key.set'))
    .option('--key-stdin', words('options.key-stdin'))
    .addOption(
      new Option('--key-store <where>', words('options.key-store')).choices(['keychain', 'file']).default('keychain'),
    )
    .action((id: string, extra: string[], options: KeyOptions) => set(context, id, extra, options));
  key.command('print').argument('<provider>').description(words('commands.key.print'));
  key
    .command('delete')
    .argument('<provider>')
    .description(words('commands.key.delete'))
    .action((id: string) => remove(context, id));
};
