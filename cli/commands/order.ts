import { duplicate, move } from '../../core/app/acts/providers.ts';
import { readProviderView } from '../../core/app/views/provider-views.ts';
import { findProvider } from '../../core/providers/provider-list.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';

async function runDuplicate(context: Context, original: string): Promise<void> {
  const { output, words } = context;
  const engine = await context.engine();
  const { id, name, needsKey, env } = await duplicate(engine, original);
  output.value(await readProviderView(engine, id));
  output.line(words('providers.copied', { name, id, original }));
  if (needsKey && env === undefined) output.line(words('providers.copied-keyless', { id }));
}

async function runMove(context: Context, id: string, { before }: { readonly before?: string }): Promise<void> {
  const engine = await context.engine();
  // A neighbour that is not there would send it to the end without a word.
  if (before !== undefined) findProvider(await engine.read.providers(), before);
  await move(engine, id, before ?? null);
  const ids = (await engine.read.providers()).map((provider) => provider.id);
  context.output.value(ids);
  context.output.line(ids.join(', '));
}

/** duplicate, move: the list as the window and the tray show it. */
export const orderCommands: CommandGroup = (program, context) => {
  program
    .command('duplicate')
    .argument('<provider>')
    .description(context.words('commands.duplicate'))
    .action((id: string) => runDuplicate(context, id));
  program
    .command('move')
    .argument('<provider>')
    .description(context.words('commands.move'))
    .option('--before <provider>', context.words('options.before-provider'))
    .action((id: string, options: { before?: string }) => runMove(context, id, options));
};
