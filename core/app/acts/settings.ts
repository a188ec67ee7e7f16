import { assertFolder, changeSettings, type Settings } from '../../settings/settings.ts';
import type { Engine } from '../../switching/engine.ts';

/** Changes what `change` names, given how things are at the moment of writing. Throws `folder-invalid`. */
export function changeSettingsOf(engine: Engine, change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  return engine.act(async () => {
    const { environment, read } = engine;
    for (const folder of Object.values(change(read.settings()).folders ?? {})) assertFolder(environment, folder);
    await changeSettings(environment, change);
    read.forget(['settings']);
    return read.settings();
  });
}
