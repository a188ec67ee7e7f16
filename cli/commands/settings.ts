import { changeSettingsOf } from '../../core/app/acts/settings.ts';
import { toSettingsView } from '../../core/app/views/views.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { type ClientId, clientIds, clientNames, isClientId } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import { deliveries } from '../../shared/provider.ts';
import { SettingsView } from '../../shared/views.ts';
import type { CommandGroup } from '../command-group.ts';
import type { Context } from '../context.ts';
import { toLanguage } from '../language.ts';
import { printTable } from '../render.ts';
import { terminalProblem, type Words } from '../words.ts';

const automatic = 'automatic';

type Change = (settings: Settings) => Partial<Settings>;

/** From the text of the command line to what is stored; the schema of the settings has the last word. */
type ToValue = (text: string) => unknown;

const asText: ToValue = (text) => text;
const asNumber: ToValue = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : text);
const asSwitch: ToValue = (text) => ({ on: true, true: true, off: false, false: false })[text] ?? text;

/** Those with one value, by the names that they have in the file and in the window. */
const settings = {
  language: (text) => toLanguage(text) ?? text,
  theme: asText,
  startAtLogin: asSwitch,
  startHidden: asSwitch,
  closeToTray: asSwitch,
  shortcut: (text) => (text === 'none' ? null : text),
  backupsKept: asNumber,
  historyKept: asNumber,
} as const satisfies Partial<Record<keyof Settings, ToValue>>;

type Name = keyof typeof settings;

function isName(name: string): name is Name {
  return Object.hasOwn(settings, name);
}

/** Those with one value for each client. */
const clientSettings = ['delivery', 'folders'] as const;

/** What one of them is and can be. */
function clientSettingText(name: (typeof clientSettings)[number], client: string, words: Words): string {
  if (name === 'folders') return words('settings-of.folders', { client, automatic });
  return words('settings-of.delivery', { client, choices: [automatic, ...deliveries].join(', ') });
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === null ? 'none' : String(value);
}

async function show(context: Context): Promise<void> {
  const { words } = context;
  const { read } = await context.engine();
  const now = read.settings();
  context.output.value(toSettingsView(now));
  const plain = Object.keys(settings)
    .filter(isName)
    .map((name) => [name, shown(now[name]), words(`settings-of.${name}`)]);
  const each = clientSettings.flatMap((name) =>
    clientIds.map((client) => [
      `${name}.${client}`,
      now[name][client] ?? automatic,
      clientSettingText(name, clientNames[client], words),
    ]),
  );
  printTable(context.output, [...plain, ...each]);
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
    throw new AppError(terminalProblem('terminal.setting-value', { value, name }));
  };
}

async function changeOf(context: Context, name: string, value: string): Promise<Change> {
  if (isName(name)) return checked(name, value, () => ({ [name]: settings[name](value) }));
  const [, which, client = ''] = /^(delivery|folders)\.(.*)$/.exec(name) ?? [];
  if (!isClientId(client) || (which !== 'delivery' && which !== 'folders'))
    throw new AppError(terminalProblem('terminal.setting-unknown', { name }));
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
  const examples = { delivery: `delivery.${clientIds[1] ?? clientIds[0]}`, folders: `folders.${clientIds[0]}` };
  program
    .command('settings')
    .argument('[name]', context.words('commands.settings.name', examples))
    .argument('[value]')
    .description(context.words('commands.settings'))
    .action((name?: string, value?: string) =>
      name !== undefined && value !== undefined ? set(context, name, value) : show(context),
    );
};
