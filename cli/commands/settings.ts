import { changeSettingsOf } from '../../core/app/acts/settings.ts';
import { toSettingsView } from '../../core/app/views/views.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { type ClientId, clientIds, clientNames, isClientId } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import { deliveries } from '../../shared/provider.ts';
import { SettingsView } from '../../shared/views.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { printTable } from '../render.ts';

const automatic = 'automatic';

type Name = keyof Settings;
type Change = (settings: Settings) => Partial<Settings>;

interface Setting {
  readonly what: string;
  /** From the text of the command line to what is stored; the schema of the settings has the last word. */
  toValue(text: string): unknown;
}

const asText: Setting['toValue'] = (text) => text;
const asNumber: Setting['toValue'] = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : text);
const asSwitch: Setting['toValue'] = (text) => ({ on: true, true: true, off: false, false: false })[text] ?? text;

/** Those with one value, by the names that they have in the file and in the window. */
const settings: Readonly<Partial<Record<Name, Setting>>> = {
  language: { what: 'system, en, zh-cn, ja, fr', toValue: asText },
  theme: { what: 'system, light, dark', toValue: asText },
  startAtLogin: { what: 'whether the desktop app starts at login: on, off', toValue: asSwitch },
  startHidden: { what: 'whether it starts without a window: on, off', toValue: asSwitch },
  closeToTray: { what: 'whether it goes on in the tray when its window closes: on, off', toValue: asSwitch },
  shortcut: {
    what: 'opens the palette from anywhere, e.g. Control+Alt+S; none',
    toValue: (text) => (text === 'none' ? null : text),
  },
  backupsKept: { what: 'how many backups are kept for each live file: 2 to 200', toValue: asNumber },
  historyKept: { what: 'how many entries of the history are kept for each client: 20 to 10000', toValue: asNumber },
};

/** Those with one value for each client. */
const clientSettings = {
  delivery: `how CLIENT gets its keys: ${[automatic, ...deliveries].join(', ')}`,
  folders: `where CLIENT has its configuration: ${automatic}, or a folder`,
} as const;

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === null ? 'none' : String(value);
}

async function show(context: Context): Promise<void> {
  const { read } = await context.engine();
  const now = read.settings();
  context.output.value(toSettingsView(now));
  const plain = Object.entries(settings).map(([name, { what }]) => [name, shown(now[name as Name]), what]);
  const each = (['delivery', 'folders'] as const).flatMap((name) =>
    clientIds.map((client) => [
      `${name}.${client}`,
      now[name][client] ?? automatic,
      clientSettings[name].replace('CLIENT', clientNames[client]),
    ]),
  );
  printTable(context.output, [...plain, ...each]);
}

function unknown(message: string): AppError {
  return new AppError('input-invalid', message, 'See: switchyard settings');
}

/** `values` with the one of `client` in its place, or without it. */
function withValue(values: Readonly<Partial<Record<ClientId, unknown>>>, client: ClientId, value: unknown) {
  const { [client]: _, ...others } = values;
  return value === undefined ? others : { ...others, [client]: value };
}

function checked(name: string, value: string, change: (settings: Settings) => unknown): Change {
  return (now) => {
    const parsed = SettingsView.partial().safeParse(change(now));
    if (parsed.success) return parsed.data as Partial<Settings>;
    throw unknown(`"${value}" is nothing that ${name} can be.`);
  };
}

async function changeOf(context: Context, name: string, value: string): Promise<Change> {
  const setting = Object.hasOwn(settings, name) ? settings[name as Name] : undefined;
  if (setting) return checked(name, value, () => ({ [name]: setting.toValue(value) }));
  const [, which, client = ''] = /^(delivery|folders)\.(.*)$/.exec(name) ?? [];
  if (!isClientId(client) || (which !== 'delivery' && which !== 'folders'))
    throw unknown(`There is no setting "${name}".`);
  const { path, workingFolder } = (await context.engine()).environment;
  const given = which === 'folders' ? path.resolve(workingFolder, value) : value;
  const wanted = value === automatic ? undefined : given;
  return checked(name, value, (now) => ({ [which]: withValue(now[which], client, wanted) }));
}

async function set(context: Context, name: string, value: string): Promise<void> {
  const change = await changeOf(context, name, value);
  await changeSettingsOf(await context.engine(), change);
  await show(context);
}

/** settings: the same as in the window, by the same names. */
export const settingsCommands: CommandGroup = (program, context) => {
  program
    .command('settings')
    .argument('[name]', 'e.g. delivery.opencode, folders.codex, backupsKept')
    .argument('[value]')
    .description('show the settings, or change one')
    .action((name?: string, value?: string) =>
      name !== undefined && value !== undefined ? set(context, name, value) : show(context),
    );
};
