import { app } from 'electron';
import type { App } from '../../core/app/app.ts';
import type { OneTimeHints } from '../one-time-hints.ts';
import type { Places } from '../places.ts';
import type { SettingsNow } from '../settings-now.ts';
import { MainWindow } from '../window/main-window.ts';

interface Parts {
  readonly app: App;
  readonly settings: SettingsNow;
  readonly hints: OneTimeHints;
  readonly places: Places;
  isTraySeen(): boolean;
}

/** The window. Closing it keeps the tray, which is said once; without a tray it would leave an app that nobody can reach. */
export function setupWindows({ app: own, settings, hints, places, isTraySeen }: Parts): MainWindow {
  const window = new MainWindow({
    environment: own.engine.environment,
    places,
    onClose: () => (isTraySeen() && settings.value.closeToTray ? 'hide' : 'close'),
    onHidden: () => hints.say('tray-keeps-running'),
    onClosed: () => app.quit(),
  });
  app.on('activate', () => window.show());
  return window;
}
