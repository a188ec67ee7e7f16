import { app } from 'electron';
import { log } from '../log.ts';

/**
 * Off until releases are signed: an update that nobody signed is a program from anybody who can stand in for the server.
 * Then it takes this constant, `publish` in the packaging, and a line in the settings.
 */
export const hasSignedReleases: boolean = false;

export async function setupUpdates(): Promise<void> {
  if (!hasSignedReleases || !app.isPackaged) return;
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  await autoUpdater.checkForUpdatesAndNotify().catch((error: unknown) => log(`No look for updates: ${error}`));
}
