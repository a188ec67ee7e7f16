import { nativeTheme } from 'electron';
import type { SettingsNow } from '../settings-now.ts';
import type { MainWindow } from '../window/main-window.ts';

/** The theme of the settings, for the window's frame and for what the page's own colours follow. */
export function setupTheme(settings: SettingsNow, window: MainWindow): void {
  const follow = () => {
    if (nativeTheme.themeSource !== settings.value.theme) nativeTheme.themeSource = settings.value.theme;
  };
  settings.onChange(follow);
  nativeTheme.on('updated', () => window.paint());
  follow();
}
