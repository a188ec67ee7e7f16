import { app, shell } from 'electron';
import type { App } from '../core/app/app.ts';
import { createApp } from '../core/app/create-app.ts';
import { AppError } from '../shared/problem.ts';
import { desktopEnvironment } from './desktop-environment.ts';
import { placesOf } from './places.ts';
import { followSettings } from './settings-now.ts';
import { setupIpc } from './setup/ipc.ts';
import { Arrivals, setupLinks, setupOpenUrl } from './setup/links.ts';
import { setupLogin } from './setup/login.ts';
import { setupNavigation } from './setup/navigation.ts';
import { setupProtocol, setupScheme } from './setup/protocol.ts';
import { setupQuit } from './setup/quit.ts';
import { setupSession } from './setup/session.ts';
import { Shortcut, setupShortcut } from './setup/shortcut.ts';
import { setupSingleInstance } from './setup/single-instance.ts';
import { setupTheme } from './setup/theme.ts';
import { setupUpdates } from './setup/updates.ts';
import { readStart } from './start.ts';
import { TrayFace } from './tray/tray-face.ts';
import { MainWindow } from './window/main-window.ts';

/** Opens a file in the user's own editor. */
async function openFile(path: string): Promise<void> {
  const failure = await shell.openPath(path);
  if (failure !== '')
    throw new AppError('not-supported', `The file could not be opened: ${failure}`, 'Open it by hand.');
}

/** Starts the desktop app. `folder` holds the main bundle. */
export async function boot(folder: string): Promise<void> {
  const places = placesOf(folder);
  const { environment, completePath } = desktopEnvironment(places.terminal, app.isPackaged);
  const start = readStart(process.argv);
  const arrivals = new Arrivals();
  if (start.link !== undefined) arrivals.arrive(start.link);
  // Ours alone, so that a demonstration or a test runs beside the real one.
  app.setPath('userData', environment.path.join(environment.dataFolder, 'electron'));
  if (!setupSingleInstance((second) => arrivals.arrive(second.link))) return;
  app.enableSandbox();
  setupScheme();
  setupOpenUrl(arrivals);
  setupNavigation();
  await app.whenReady();

  setupSession();
  setupProtocol(places.page);
  const own: App = await createApp(environment, { kind: 'desktop', openFile });
  const settings = await followSettings(own, () => app.getPreferredSystemLanguages());
  const window = new MainWindow({
    environment,
    places,
    onClose: () => (settings.value.closeToTray ? 'hide' : 'close'),
    onHidden: () => undefined,
    onClosed: () => app.quit(),
  });
  const show = () => window.show();
  setupTheme(settings, window);
  setupIpc(own, () => undefined);
  const tray = new TrayFace({ app: own, settings, icons: places.icons, open: show, quit: () => app.quit() });
  await tray.place();
  setupShortcut(settings, new Shortcut(show));
  setupLogin(environment, settings);
  setupQuit(own, window, () => tray.remove());
  if (!start.isHidden && !settings.value.startHidden) show();
  setupLinks(own, settings, arrivals, show);
  if (await completePath()) own.announce('clients');
  await setupUpdates();
}
