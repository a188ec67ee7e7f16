import { app } from 'electron';
import { autostartFile } from '../../core/autostart.ts';
import { type Environment, isDemo } from '../../core/environment.ts';
import { log } from '../log.ts';
import { keepAutostart } from '../login-item.ts';
import type { SettingsNow } from '../settings-now.ts';
import { hiddenFlag } from '../start.ts';

/** Starts the app at login, without a window, when the settings say so (checklist T6). Nothing is touched before they do. */
export function setupLogin(environment: Environment, settings: SettingsNow): void {
  let last = false;
  const follow = () => {
    const { startAtLogin } = settings.value;
    if (startAtLogin || startAtLogin !== last)
      keep(environment, startAtLogin).catch((error: unknown) => log(`The login item could not be changed: ${error}`));
    last = startAtLogin;
  };
  settings.onChange(follow);
  follow();
}

async function keep(environment: Environment, isWanted: boolean): Promise<void> {
  if (environment.platform === 'linux') {
    const command = isWanted ? [...programOf(environment), hiddenFlag] : null;
    return keepAutostart(autostartFile(environment), command, environment.path);
  }
  // It would be the person's own login item, and outlive the demo's home. On Linux it is a file in that home.
  if (isDemo(environment)) return;
  // The portable app of Windows runs from a temporary folder.
  const path = environment.variables.PORTABLE_EXECUTABLE_FILE;
  app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenFlag], ...(path !== undefined && { path }) });
}

/** What holds tomorrow, too: an AppImage is named itself, and a copy that was only built needs its folder. */
function programOf({ self }: Environment): readonly [string, ...string[]] {
  return app.isPackaged ? [self[0]] : [self[0], app.getAppPath()];
}
