import { changeSettings, readSettings } from '../../core/switching/settings.ts';
import { clientIds, clientNames, isClientId } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import { Delivery, deliveries } from '../../shared/provider.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printTable } from '../render.ts';

const automatic = 'automatic';

async function show(context: Context): Promise<void> {
  const settings = await readSettings((await context.engine()).environment);
  context.output.value(settings);
  printTable(
    context.output,
    clientIds.map((client) => [
      `delivery.${client}`,
      settings.delivery[client] ?? automatic,
      `how ${clientNames[client]} gets its keys: ${[automatic, ...deliveries].join(', ')}`,
    ]),
  );
}

function unknown(message: string): AppError {
  return new AppError('provider-invalid', message, 'See: switchyard settings');
}

async function set(context: Context, name: string, value: string): Promise<void> {
  const { environment } = await context.engine();
  const client = name.replace(/^delivery\./, '');
  if (!isClientId(client) || client === name) throw unknown(`There is no setting "${name}".`);
  const delivery = Delivery.optional().safeParse(value === automatic ? undefined : value);
  if (!delivery.success) throw unknown(`"${value}" is none of ${[automatic, ...deliveries].join(', ')}.`);
  await changeSettings(environment, (settings) => {
    const { [client]: _, ...others } = settings.delivery;
    return { delivery: { ...others, ...(delivery.data && { [client]: delivery.data }) } };
  });
  await show(context);
}

/** settings: how each client gets its keys, where a switch does not say. */
export const settingsCommands: CommandGroup = (program, context) => {
  program
    .command('settings')
    .argument('[name]', 'e.g. delivery.opencode')
    .argument('[value]')
    .description('show the settings, or change one')
    .action((name?: string, value?: string) =>
      name !== undefined && value !== undefined ? set(context, name, value) : show(context),
    );
};
