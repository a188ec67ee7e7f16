import * as z from 'zod';
import { clientIds } from '../../shared/client-id.ts';
import { Delivery } from '../../shared/provider.ts';
import type { Environment } from '../environment.ts';
import { withLock } from '../files/lock.ts';
import { readVersioned, type VersionedFile, writeVersioned } from '../store/versioned-file.ts';

/** What the user prefers, on every face. */
export const Settings = z.strictObject({
  /** How each client gets its keys where a switch does not say; missing means the safest way that works. */
  delivery: z.partialRecord(z.enum(clientIds), Delivery),
});
export type Settings = z.infer<typeof Settings>;

function settingsFile(environment: Environment): VersionedFile<Settings> {
  return {
    path: environment.path.join(environment.dataFolder, 'settings.json'),
    title: 'the settings',
    version: 1,
    schema: Settings,
    empty: { delivery: {} },
    migrations: {},
  };
}

export function readSettings(environment: Environment): Promise<Settings> {
  return readVersioned(settingsFile(environment));
}

export async function changeSettings(
  environment: Environment,
  change: (settings: Settings) => Settings,
): Promise<void> {
  await withLock(environment, async () => {
    const file = settingsFile(environment);
    await writeVersioned(file, change(await readVersioned(file)));
  });
}
