import type { Calls, Input } from '../../../shared/contract.ts';
import type { SettingsView } from '../../../shared/views.ts';
import { assertFolder, changeSettings, readSettings, type Settings } from '../../switching/settings.ts';
import type { Room } from '../room.ts';

type SettingsCalls = Pick<Calls, 'settings.read' | 'settings.change'>;

function toView(settings: Settings): SettingsView {
  return { ...settings, told: [...settings.told] };
}

async function change(room: Room, wish: Input<'settings.change'>): Promise<void> {
  for (const folder of Object.values(wish.folders ?? {})) assertFolder(room.engine.environment, folder);
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
