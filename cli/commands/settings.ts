import { assertFolder, changeSettings, readSettings, type Settings } from '../../core/switching/settings.ts';
import { type ClientId, clientIds, clientNames, isClientId } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import { Delivery, deliveries } from '../../shared/provider.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printTable } from '../render.ts';

const automatic = 'automatic';

async function show(context: Context): Promise<void> {
  const settings = await readSettings((await context.engine()).environment);
  context.output.value(settings);
  const rows = (name: 'delivery' | 'folder', value: (client: ClientId) => string | undefined, what: string) =>
    clientIds.map((client) => [
      `${name}.${client}`,
      value(client) ?? automatic,
      what.replace('CLIENT', clientNames[client]),
    ]);
  printTable(context.output, [
    ...rows(
      'delivery',
      (client) => settings.delivery[client],
      `how CLIENT gets its keys: ${[automatic, ...deliveries].join(', ')}`,
    ),
    ...rows(
      'folder',
      (client) => settings.folders[client],
      `where CLIENT has its configuration: ${automatic}, or a folder`,
    ),
    ['backups', String(settings.backupsKept), 'how many are kept for each live file: 2 to 200'],
  ]);
}

function unknown(message: string): AppError {
  return new AppError('provider-invalid', message, 'See: switchyard settings');
}

function toDelivery(value: string): Delivery {
  const delivery = Delivery.safeParse(value);
  if (delivery.success) return delivery.data;
  throw unknown(`"${value}" is none of ${[automatic, ...deliveries].join(', ')}.`);
}

/** `values` with the one of `client` in its place, or without it. */
function withValue<Value>(
  values: Readonly<Partial<Record<ClientId, Value>>>,
  client: ClientId,
  value: Value | undefined,
): Partial<Record<ClientId, Value>> {
  const { [client]: _, ...others } = values;
  return value === undefined ? others : { ...others, [client]: value };
}

function toBackups(value: string): number {
  const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (count >= 2 && count <= 200) return count;
  throw unknown(`"${value}" is no number from 2 to 200.`);
}

type Change = (settings: Settings) => Partial<Settings>;

async function changeOf(context: Context, name: string, value: string): Promise<Change> {
  const { environment } = await context.engine();
  if (name === 'backups') return () => ({ backupsKept: toBackups(value) });
  const [, what, client = ''] = /^(delivery|folder)\.(.*)$/.exec(name) ?? [];
  if (!isClientId(client)) throw unknown(`There is no setting "${name}".`);
  const isAutomatic = value === automatic;
  if (what === 'delivery') {
    const delivery = isAutomatic ? undefined : toDelivery(value);
    return (settings) => ({ delivery: withValue(settings.delivery, client, delivery) });
  }
  const folder = isAutomatic ? undefined : environment.path.resolve(environment.workingFolder, value);
  if (folder !== undefined) assertFolder(environment, folder);
  return (settings) => ({ folders: withValue(settings.folders, client, folder) });
}

async function set(context: Context, name: string, value: string): Promise<void> {
  const change = await changeOf(context, name, value);
  await changeSettings((await context.engine()).environment, change);
  await show(context);
}

/** settings: how each client gets its keys where a switch does not say, where it lives, how many backups are kept. */
export const settingsCommands: CommandGroup = (program, context) => {
  program
    .command('settings')
    .argument('[name]', 'e.g. delivery.opencode, folder.codex, backups')
    .argument('[value]')
    .description('show the settings, or change one')
    .action((name?: string, value?: string) =>
      name !== undefined && value !== undefined ? set(context, name, value) : show(context),
    );
};
