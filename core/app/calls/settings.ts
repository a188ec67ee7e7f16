import { statSync } from 'node:fs';
import type { Calls, Input } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/problem.ts';
import type { SettingsView } from '../../../shared/views.ts';
import { changeSettings, readSettings, type Settings } from '../../switching/settings.ts';
import type { Room } from '../room.ts';

type SettingsCalls = Pick<Calls, 'settings.read' | 'settings.change'>;

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // What can't be looked at can't be used either.
  }
}

function assertFolders(room: Room, folders: Readonly<Partial<Record<string, string>>>): void {
  const { path } = room.engine.environment;
  for (const folder of Object.values(folders))
    if (folder !== undefined && (!path.isAbsolute(folder) || !isFolder(folder)))
      throw new AppError('folder-invalid', 'That is no folder.', 'Give the whole path of a folder that is there.');
}

function toView(settings: Settings): SettingsView {
  return { ...settings, told: [...settings.told] };
}

async function change(room: Room, wish: Input<'settings.change'>): Promise<void> {
  if (wish.folders) assertFolders(room, wish.folders);
  const entries = Object.entries(wish).filter(([, value]) => value !== undefined);
  await changeSettings(room.engine.environment, () => Object.fromEntries(entries));
}

/** A setting that is named takes the place of what was there, all of it: a folder or a delivery that is left out goes. */
export function settingsCalls(room: Room): SettingsCalls {
  const read = async () => toView(await readSettings(room.engine.environment));
  return {
    'settings.read': read,
    'settings.change': async (wish) => {
      await room.write(() => change(room, wish));
      return read();
    },
  };
}
