import { Option } from 'commander';
import { deleteKeys, setKey } from '../../core/app/acts/keys.ts';
import { readProviderView } from '../../core/app/views/provider-views.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { refuseKeyInArgv } from '../key-in-argv.ts';

interface KeyOptions {
  readonly keyStdin?: boolean;
  readonly keyStore: 'keychain' | 'file';
}

/** Asks for the key, or reads it from standard input. */
export async function readKey(context: Context, provider: Provider, isPiped: boolean | undefined): Promise<string> {
  if (isPiped) return context.person.piped();
  if (context.person.isPresent) return context.person.secret(`Key of ${provider.name}`);
  throw new AppError(
    'key-missing',
    'There is no terminal to ask for the key.',
    'Pipe it in with --key-stdin. A provider that needs none is added or edited with --no-key, one whose key is in a variable of yours with --env.',
  );
}

/** A key in a file is always said. */
export function sayStore(context: Context, store: KeyOptions['keyStore']): void {
  if (store === 'file')
    context.output.progress('The key lies in a file that only you can read, not in the keychain, as you chose.');
}

async function set(context: Context, id: string, extra: readonly string[], options: KeyOptions): Promise<void> {
  if (extra.length > 0) refuseKeyInArgv();
  const engine = await context.engine();
  const provider = findProvider(await engine.read.providers(), id);
  const key = await readKey(context, provider, options.keyStdin);
  await setKey(engine, id, key, options.keyStore, provider);
  sayStore(context, options.keyStore);
  context.output.value(await readProviderView(engine, id));
  context.output.line(`Stored the key of ${provider.name}.`);
}

async function remove(context: Context, id: string): Promise<void> {
  const engine = await context.engine();
  const { name } = await deleteKeys(engine, id);
  context.output.value(await readProviderView(engine, id));
  context.output.line(`Deleted the key of ${name}.`);
}

/** key set, print, delete. `key print` is answered before this program is even loaded; here it only has its help. */
export const keyCommands: CommandGroup = (program, context) => {
  const key = program.command('key').description('store, print or delete the key of a provider');
  key
    .command('set')
    .argument('<provider>')
    .argument('[extra...]')
    .description('store a key; asked hidden, or read with --key-stdin')
    .option('--key-stdin', 'read the key from standard input')
    .addOption(new Option('--key-store <where>', 'where it is kept').choices(['keychain', 'file']).default('keychain'))
    .action((id: string, extra: string[], options: KeyOptions) => set(context, id, extra, options));
  key.command('print').argument('<provider>').description('print the key, one line; what the clients call');
  key
    .command('delete')
    .argument('<provider>')
    .description('delete every key of a provider')
    .action((id: string) => remove(context, id));
};
