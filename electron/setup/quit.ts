import { app, globalShortcut } from 'electron';
import type { App } from '../../core/app/app.ts';
import { log } from '../log.ts';
import type { MainWindow } from '../window/main-window.ts';

/** A file that is being written is written to its end; what takes longer than that does not hold up the end. */
const limitMs = 5000;

/** Lets the window go, and the engine finish, before the process ends. */
export function setupQuit(own: App, window: MainWindow, removeTray: () => void): void {
  let isStopped = false;
  let isStopping = false;
  app.on('before-quit', () => window.letGo());
  // The app lives in the tray: it ends when it is told to, not with its last window.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    // Who quits once more while a file is being written waits for it, too.
    if (isStopping) return;
    isStopping = true;
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
