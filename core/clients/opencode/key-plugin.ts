import * as z from 'zod/mini';
import { isKeyRef, type KeyRef } from '../../../shared/key-ref.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { LiveFile } from '../../files/live-file.ts';
import type { Installation } from '../client.ts';

/** Which key belongs to an entry of the live file, and the only origin it may be sent to (checklist S8). */
export interface PluginKey {
  readonly ref: KeyRef;
  readonly origin: string;
  /** The header that carries it, where that is not the way of the API format, and what stands before it. */
  readonly header?: string | undefined;
  readonly prefix?: string | undefined;
}

/** By the entry's id in the live file. */
export type PluginKeys = Readonly<Record<string, PluginKey>>;

const mark = '// Written by Switchyard';
const launcherPattern = /^const launcher = (".*");$/m;
const tablePattern = /^const keys = (\{[\s\S]*?^\});$/m;

const Keys = z.record(
  z.string(),
  z.strictObject({
    ref: z.custom<KeyRef>((ref) => typeof ref === 'string' && isKeyRef(ref)),
    origin: z.string(),
    header: z.optional(z.string()),
    prefix: z.optional(z.string()),
  }),
);

/** Both products load every file of the folder `plugins`; no entry of the settings names it. */
export function pluginPath({ folder, environment }: Installation): string {
  return environment.path.join(folder, 'plugins', 'switchyard-keys.js');
}

export function isOurPlugin(file: LiveFile): boolean {
  return file.text?.startsWith(mark) ?? false;
}

/** What the plug-in file holds now. Throws when it is not ours, or ours but changed beyond reading: its keys are not "none". */
export function readPluginKeys(file: LiveFile): PluginKeys {
  if (file.text === null) return {};
  const table = isOurPlugin(file) ? tablePattern.exec(file.text)?.[1] : undefined;
  const keys = table === undefined ? undefined : Keys.safeParse(parseJson(table)).data;
  if (keys) return keys;
  throw changed(file);
}

/** The launcher that the plug-in calls now. */
export function launcherIn(file: LiveFile): string {
  const launcher = parseJson(launcherPattern.exec(file.text ?? '')?.[1] ?? '');
  if (typeof launcher === 'string') return launcher;
  throw changed(file);
}

function changed(file: LiveFile): AppError {
  return new AppError(problemOf('opencode.plugin-changed', { file: file.path }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON: the caller says so, with the file's name.
  }
}

/**
 * The plug-in for OpenCode 1 (`server`) and 2 (`setup`), the same bytes for the same keys.
 * OpenCode has no setting for a helper command, so a plug-in asks for the keys once at each start.
 */
export function toPlugin(launcher: string, keys: PluginKeys): string {
  const table = Object.fromEntries(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${mark}: gets the keys of these providers from the system's keychain. Holds no key itself.
// To remove it: switchyard leave. Deleting this file is safe too; OpenCode then asks without a key.
import { execFile } from 'node:child_process';

const launcher = ${JSON.stringify(launcher)};
const keys = ${JSON.stringify(table, null, 2)};

// One line on standard output, within 4 seconds, without a prompt; a failure leaves only its own provider without a key.
const ask = (ref) =>
  new Promise((resolve) => {
    // On Windows the launcher is a .cmd file, which only cmd.exe starts: the system's own, whatever lies in this folder.
    const [file, args] =
      process.platform === 'win32'
        ? [(process.env.SystemRoot ?? 'C:\\\\Windows') + '\\\\System32\\\\cmd.exe', ['/d', '/s', '/c', \`""\${launcher}" print \${ref}"\`]]
        : [launcher, ['print', ref]];
    const options = { timeout: 5000, killSignal: 'SIGKILL', windowsHide: true, windowsVerbatimArguments: true };
    execFile(file, args, options, (error, stdout) => resolve(error ? undefined : stdout.trim() || undefined));
  });

// A key goes to its own origin only, and never replaces one that the settings name.
const isUnfilled = (settings, { origin, header }) => {
  if (settings?.apiKey || (header && settings?.headers?.[header])) return false;
  try {
    return new URL(settings.baseURL).origin === origin;
  } catch {
    return false;
  }
};

// Into its own header where it has one, else where the API format wants it.
const filled = (settings, { header, prefix = '' }, key) =>
  header ? { ...settings, headers: { ...settings?.headers, [header]: prefix + key } } : { ...settings, apiKey: key };

export default {
  id: 'switchyard.keys',
  // OpenCode 1
  server: async () => ({
    config: async (config) => {
      const asked = Object.entries(keys).map(async ([id, key]) => {
        const provider = config.provider?.[id];
        if (!isUnfilled(provider?.options, key)) return;
        const answer = await ask(key.ref);
        if (answer) provider.options = filled(provider.options, key, answer);
      });
      await Promise.all(asked);
    },
  }),
  // OpenCode 2
  setup: async (context) => {
    const asked = Object.entries(keys).map(async ([id, key]) => ({ id, key, answer: await ask(key.ref) }));
    const answers = await Promise.all(asked);
    // Models, not providers: providers are shown to plug-ins before the settings are read into them.
    await context.model.transform((draft) => {
      for (const { id, key, answer } of answers) {
        if (!answer || !isUnfilled(draft.provider.get(id)?.provider.settings, key)) continue;
        for (const model of draft.list(id))
          draft.update(id, model.id, (entry) => {
            entry.settings = filled(entry.settings, key, answer);
          });
      }
    });
  },
};
`;
}
