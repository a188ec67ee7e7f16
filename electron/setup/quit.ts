import { app, globalShortcut } from 'electron';
import type { App } from '../../core/app/app.ts';
import { log } from '../log.ts';
import type { MainWindow } from '../window/main-window.ts';

/** What has not ended by then does not hold up the end. */
const limitMs = 2000;

/** Lets the window go, and the engine finish, before the process ends. */
export function setupQuit(own: App, window: MainWindow, removeTray: () => void): void {
  let isStopped = false;
  app.on('before-quit', () => window.letGo());
  // The app lives in the tray: it ends when it is told to, not with its last window.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    globalShortcut.unregisterAll();
    removeTray();
    const limit = new Promise((resolve) => setTimeout(resolve, limitMs));
    Promise.race([own.stop(), limit])
      .catch((error: unknown) => log(`The engine did not stop well: ${error}`))
      .finally(() => {
        isStopped = true;
        app.quit();
      });
  });
}
