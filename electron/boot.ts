import { app, dialog, shell } from 'electron';
import type { App } from '../core/app/app.ts';
import { createApp } from '../core/app/create-app.ts';
import type { Environment } from '../core/environment.ts';
import { chooseLanguage } from '../shared/language.ts';
import { translator } from '../shared/messages/catalogue.ts';
import { loadMessages } from '../shared/messages/load-messages.ts';
import { problemText } from '../shared/messages/problem-text.ts';
import { problemOf } from '../shared/messages/words.ts';
import { AppError, toProblem } from '../shared/problem.ts';
import { desktopEnvironment } from './desktop-environment.ts';
import { log } from './log.ts';
import { OneTimeHints } from './one-time-hints.ts';
import { PaletteCall } from './palette-call.ts';
import { placesOf } from './places.ts';
import { followSettings, type SettingsNow } from './settings-now.ts';
import { setupApplicationMenu } from './setup/application-menu.ts';
import { setupIpc } from './setup/ipc.ts';
import { Arrivals, setupLinks, setupOpenUrl } from './setup/links.ts';
import { setupLogin } from './setup/login.ts';
import { setupNavigation } from './setup/navigation.ts';
import { setupProcess } from './setup/process.ts';
import { setupProtocol, setupScheme } from './setup/protocol.ts';
import { setupQuit } from './setup/quit.ts';
import { setupSession } from './setup/session.ts';
import { answerWithShortcut, Shortcut, setupShortcut } from './setup/shortcut.ts';
import { setupSingleInstance } from './setup/single-instance.ts';
import { setupTheme } from './setup/theme.ts';
import { setupTray } from './setup/tray.ts';
import { setupUpdates } from './setup/updates.ts';
import { setupWindows } from './setup/windows.ts';
import { readStart, type Start } from './start.ts';
import { TrayFace } from './tray/tray-face.ts';
import { watchTrayHost } from './tray/tray-host.ts';

/** Opens a file in the user's own editor. */
async function openFile(path: string): Promise<void> {
  const failure = await shell.openPath(path);
  if (failure !== '') throw new AppError(problemOf('file-not-opened', { words: failure }));
}

/** Starts the desktop app. `folder` holds the main bundle. */
export async function boot(folder: string): Promise<void> {
  const places = placesOf(folder);
  const { environment, completePath } = desktopEnvironment(places.terminal, app.isPackaged);
  const start = readStart(process.argv);
  const arrivals = new Arrivals();
  if (start.link !== undefined) arrivals.arrive(start.link);
  setupProcess(environment);
  if (!setupSingleInstance((second) => arrivals.arrive(second.link))) return;
  setupScheme();
  setupOpenUrl(arrivals);
  setupNavigation();
  await app.whenReady();

  const own = await startApp(environment, places.planner);
  const settings = await followSettings(own, () => app.getPreferredSystemLanguages());
  setupSession();
  setupProtocol(places.page, settings);
  const hints = new OneTimeHints(own, settings);
  const window = setupWindows({ app: own, settings, hints, places, isTraySeen: () => presence.isSeen });
  const show = () => window.show();
  const palette = new PaletteCall(own, window);
  const shortcut = new Shortcut(() => palette.call());
  setupTheme(settings, window);
  setupApplicationMenu(settings, environment.platform);
  setupIpc(answerWithShortcut(own, shortcut), (name) => {
    if (name !== 'changes.wait') return;
    window.isFollowing = true;
    palette.pageFollows();
  });
  const face = new TrayFace({ app: own, settings, icons: places.icons, open: show, quit: () => app.quit() });
  const presence = setupTray({ app: own, hints, window, face, watch: watchTrayHost });
  setupShortcut(settings, shortcut);
  setupLogin(environment, settings);
  setupQuit(own, window, () => {
    presence.stop();
    face.remove();
  });
  setupLinks(own, settings, arrivals, show);
  if (!isStartedHidden(start, settings)) show();
  if (await completePath()) own.announce('clients');
  await setupUpdates();
}

/** At login there is no window (checklist T6); at other times there is one, unless the settings want none. */
function isStartedHidden({ isHidden }: Start, { value }: SettingsNow): boolean {
  if (isHidden || value.startHidden) return true;
  // macOS hands no words to what it starts at login.
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** Without its engine the app is nothing: it says why and ends. */
async function startApp(environment: Environment, planner: string): Promise<App> {
  try {
    return await createApp(environment, { kind: 'desktop', planner, openFile, log });
  } catch (error) {
    const language = chooseLanguage(app.getPreferredSystemLanguages());
    const t = translator(language, await loadMessages(language));
    const { cause, fix } = problemText(toProblem(error), t);
    dialog.showErrorBox('Switchyard', `${cause}\n\n${fix}`);
    app.exit(1);
    throw error;
  }
}
