import { providerOfKeyRef } from '../../../shared/key-ref.ts';
import { AppError } from '../../../shared/problem.ts';
import type { KeyCarrier } from '../../../shared/provider.ts';
import type { LiveFile } from '../../files/live-file.ts';
import type { KeySource, LiveState, PlannedFile } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import { isOurPlugin, launcherIn, type PluginKeys, readPluginKeys, toPlugin } from './key-plugin.ts';
import { settingsOf } from './settings.ts';

export function pluginFile(state: LiveState): LiveFile {
  const file = state.ownFiles?.[0];
  if (file) return file;
  throw new Error('the state of OpenCode has no plug-in file');
}

/** What the plug-in holds, for reading: nothing where it can't be read. */
export function knownPluginKeys(state: Pick<LiveState, 'ownFiles'>): PluginKeys {
  const file = state.ownFiles?.[0];
  try {
    return file ? readPluginKeys(file) : {};
  } catch (error) {
    if (error instanceof AppError) return {}; // Told when it has to be written.
    throw error;
  }
}

/**
 * The plug-in once `id` gets its key from `key` for `baseUrl`, carried as `keyIn` says. Keys of entries that are gone from
 * the files go too.
 */
export function planPlugin(
  state: LiveState,
  id: string,
  key: KeySource,
  baseUrl: string,
  keyIn?: KeyCarrier,
): readonly PlannedFile[] {
  const file = pluginFile(state);
  const isWanted = key.kind === 'keychain';
  if (!isWanted && !isOurPlugin(file)) return [];
  const before = readPluginKeys(file);
  const present = new Set(
    documentsOf(state).flatMap(({ document }) => {
      const { provider = {}, providers = {} } = settingsOf(document);
      return [...Object.keys(provider), ...Object.keys(providers)];
    }),
  );
  const kept = Object.entries(before).filter(([other]) => other !== id && present.has(other));
  const carried = keyIn && { header: keyIn.name, ...(keyIn.prefix !== undefined && { prefix: keyIn.prefix }) };
  const keys: PluginKeys = {
    ...Object.fromEntries(kept),
    ...(isWanted && { [id]: { ref: key.ref, origin: new URL(baseUrl).origin, ...carried } }),
  };
  const launcher = isWanted ? key.launcher : launcherIn(file);
  const isEmpty = Object.keys(keys).length === 0;
  return [{ kind: 'text', file, text: isEmpty ? null : toPlugin(launcher, keys) }];
}

/** The plug-in without the keys of a provider of our list, and the ids of the entries that had them. */
export function planPluginWithout(
  state: LiveState,
  provider: string,
): { readonly files: readonly PlannedFile[]; readonly lost: readonly string[] } {
  const file = pluginFile(state);
  const keys = isOurPlugin(file) ? Object.entries(readPluginKeys(file)) : [];
  const kept = keys.filter(([, { ref }]) => providerOfKeyRef(ref) !== provider);
  const lost = keys.filter((entry) => !kept.includes(entry)).map(([id]) => id);
  if (lost.length === 0) return { files: [], lost };
  const text = kept.length === 0 ? null : toPlugin(launcherIn(file), Object.fromEntries(kept));
  return { files: [{ kind: 'text', file, text }], lost };
}
