import { statSync } from 'node:fs';
import * as z from 'zod/mini';
import { clientIds } from '../../shared/client-id.ts';
import { languages } from '../../shared/language.ts';
import { lazily } from '../../shared/lazily.ts';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { Delivery } from '../../shared/provider.ts';
import type { SettingsView } from '../../shared/views.ts';
import type { Environment } from '../environment.ts';
import { mostBackups } from '../files/backup.ts';
import { mostReceipts } from '../files/history-compaction.ts';
import { withLock } from '../files/lock.ts';
import { readVersioned, readVersionedNow, type VersionedFile, writeVersioned } from '../store/versioned-file.ts';

/** What the user prefers, on every face. */
export type Settings = Readonly<SettingsView>;

/** Before anybody changed one. */
export const initialSettings: Settings = {
  language: 'system',
  theme: 'system',
  startAtLogin: false,
  startHidden: false,
  closeToTray: true,
  shortcut: null,
  delivery: {},
  folders: {},
  backupsKept: mostBackups,
  historyKept: mostReceipts,
  told: [],
};

/**
 * The file: what was never changed is not in it. It may hold more than is known here: a Switchyard that is a little newer
 * adds a setting without a new version, and an older one must not lose it.
 */
const storedSchema = lazily(() =>
  z.looseObject({
    language: z.optional(z.enum(['system', ...languages])),
    theme: z.optional(z.enum(['system', 'light', 'dark'])),
    startAtLogin: z.optional(z.boolean()),
    startHidden: z.optional(z.boolean()),
    closeToTray: z.optional(z.boolean()),
    shortcut: z.optional(z.nullable(z.string())),
    delivery: z.optional(z.partialRecord(z.enum(clientIds), Delivery)),
    folders: z.optional(z.partialRecord(z.enum(clientIds), z.string())),
    backupsKept: z.optional(z.int().check(z.gte(2), z.lte(200))),
    historyKept: z.optional(z.int().check(z.gte(20), z.lte(10_000))),
    told: z.optional(z.array(z.enum(['tray-keeps-running', 'no-tray']))),
  }),
);
type Stored = z.infer<ReturnType<typeof storedSchema>>;

function settingsFile(environment: Environment): VersionedFile<Stored> {
  return {
    path: environment.path.join(environment.dataFolder, 'settings.json'),
    title: sentence('files.title.settings'),
    version: 2,
    get schema() {
      return storedSchema();
    },
    empty: {},
    // Version 1 knew `delivery` only, and refused a file with more in it.
    migrations: { 1: (old) => old },
  };
}

function complete(stored: Stored): Settings {
  const names = Object.keys(initialSettings) as (keyof Settings)[];
  const known = names.filter((name) => stored[name] !== undefined).map((name) => [name, stored[name]]);
  return { ...initialSettings, ...Object.fromEntries(known) };
}

/** As they stand in the file now. Throws `store-broken`, `store-too-new`. */
export function readSettingsNow(environment: Environment): Settings {
  return complete(readVersionedNow(settingsFile(environment)));
}

export async function changeSettings(
  environment: Environment,
  change: (settings: Settings) => Partial<Settings>,
): Promise<void> {
  await withLock(environment, async () => {
    const file = settingsFile(environment);
    const stored = await readVersioned(file);
    await writeVersioned(file, { ...stored, ...(change(complete(stored)) as Stored) });
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // What can't be looked at can't be used either.
  }
}

/** Throws `folder-invalid` unless it is the whole path of a folder that is there. */
export function assertFolder({ path }: Pick<Environment, 'path'>, folder: string): void {
  if (path.isAbsolute(folder) && isFolder(folder)) return;
  throw new AppError(problemOf('folder-invalid'));
}
