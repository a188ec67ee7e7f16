import type { Calls } from '../../../shared/contract.ts';
import { changeSettingsOf } from '../acts/settings.ts';
import type { CallContext } from '../call-context.ts';
import { toSettingsView } from '../views/views.ts';

type SettingsCalls = Pick<Calls, 'settings.read' | 'settings.change'>;

/** A setting that is named takes the place of what was there, all of it: a folder or a delivery that is left out goes. */
export function settingsCalls({ engine }: CallContext): SettingsCalls {
  return {
    'settings.read': async () => toSettingsView(engine.read.settings()),
    'settings.change': async (wish) => {
      const named = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
      return toSettingsView(await changeSettingsOf(engine, () => named));
    },
  };
}
