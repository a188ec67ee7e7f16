import { duplicateProvider } from '../../core/providers/provider-copy.ts';
import { findProvider, moveProvider, readProviders } from '../../core/providers/provider-list.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';

async function duplicate(context: Context, original: string): Promise<void> {
  const { environment } = await context.engine();
  const id = await duplicateProvider(environment, original);
  const provider = findProvider(await readProviders(environment), id);
  context.output.value(provider);
  context.output.line(`Added ${provider.name} as ${id}, below ${original}.`);
  if (provider.needsKey && provider.env === undefined)
    context.output.line(`It has no key of its own yet: switchyard key set ${id}`);
}

async function move(context: Context, id: string, { before }: { readonly before?: string }): Promise<void> {
  const { environment } = await context.engine();
  // A neighbour that is not there would send it to the end without a word.
  if (before !== undefined) findProvider(await readProviders(environment), before);
  await moveProvider(environment, id, before === undefined ? { kind: 'end' } : { kind: 'before', id: before });
  const ids = (await readProviders(environment)).map((provider) => provider.id);
  context.output.value(ids);
  context.output.line(ids.join(', '));
}

/** duplicate, move: the list as the window and the tray show it. */
export const orderCommands: CommandGroup = (program, context) => {
  program
    .command('duplicate')
    .argument('<provider>')
    .description('copy a provider, without its key')
    .action((id: string) => duplicate(context, id));
  program
    .command('move')
    .argument('<provider>')
    .description('move a provider in the list: in front of another one, or to the end')
    .option('--before <provider>', 'the one it shall stand in front of')
    .action((id: string, options: { before?: string }) => move(context, id, options));
};
