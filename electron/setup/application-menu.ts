import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Environment } from '../../core/environment.ts';
import type { SettingsNow } from '../settings-now.ts';

/** Keys that the system's menus own: zoom and closing everywhere, and on macOS even copying. Hidden but on macOS. */
export function setupApplicationMenu(settings: SettingsNow, platform: Environment['platform']): void {
  const follow = () => Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(settings, platform)));
  settings.onChange(follow);
  follow();
}

export function applicationMenu(
  { t }: Pick<SettingsNow, 't'>,
  platform: Environment['platform'],
): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: t('tray.menu-view'),
    submenu: [
      { role: 'zoomIn', label: t('tray.menu-zoom-in') },
      // The plus of a keyboard without a number pad.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
      { role: 'zoomOut', label: t('tray.menu-zoom-out') },
      { role: 'resetZoom', label: t('tray.menu-zoom-reset') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: t('tray.menu-window'),
    submenu: [
      { role: 'minimize', label: t('tray.menu-minimize') },
      { role: 'close', label: t('common.close') },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: t('tray.menu-edit'),
    submenu: [
      { role: 'undo', label: t('common.undo') },
      { role: 'redo', label: t('tray.menu-redo') },
      { type: 'separator' },
      { role: 'cut', label: t('tray.menu-cut') },
      { role: 'copy', label: t('tray.menu-copy') },
      { role: 'paste', label: t('tray.menu-paste') },
      { role: 'selectAll', label: t('tray.menu-select-all') },
    ],
  };
  return [...(platform === 'darwin' ? [ownMenu(t)] : []), edit, view, window];
}

function ownMenu(t: SettingsNow['t']): MenuItemConstructorOptions {
  return {
    label: 'Switchyard',
    submenu: [
      { role: 'hide', label: t('tray.menu-hide') },
      { role: 'hideOthers', label: t('tray.menu-hide-others') },
      { type: 'separator' },
      { role: 'quit', label: t('tray.quit') },
    ],
  };
}
