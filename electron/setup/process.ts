import { app } from 'electron';
import type { Environment } from '../../core/environment.ts';
import { windowFolder } from '../../core/own-files.ts';

/** What has to be said before anything else: where Chromium keeps its files, and what every page is held to. */
export function setupProcess({ path, dataFolder }: Environment): void {
  // Ours alone, so that a demonstration or a test runs beside the real one.
  app.setPath('userData', path.join(dataFolder, windowFolder));
  app.enableSandbox();
  // Without it there are no shortcuts from anywhere in a Wayland session (Electron's globalShortcut).
  app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
  // Windows shows notifications only of programs that it knows by this name.
  app.setAppUserModelId('dev.switchyard.app');
}
