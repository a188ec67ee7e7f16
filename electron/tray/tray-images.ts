import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { Environment } from '../../core/environment.ts';

export type TrayLook = 'normal' | 'failure';

/** A dot, for a build without its images: an icon that can't be seen would be an app that can't be reached. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAaElEQVR42mOoaOphoATjkuAE4mAgroLiYKgYUQaANHwB4v9o+AtUDq8Bi7BoRMeLcBlQRYRmGK5CN4ATh7Nx4S+wMIEZEEyCZhgORjagigwDqqhqAMVeoDgQKY5GqiQkqiRlqmQmkjAA7JgKVwT08zQAAAAASUVORK5CYII=';

/** The icon in the form that each desktop wants; their shapes differ, so that a failure is not told by colour alone. */
export function trayImage(icons: string, look: TrayLook, platform: Environment['platform']): NativeImage {
  const image = nativeImage.createFromPath(join(icons, `tray-${look}${endings[platform]()}.png`));
  const found = image.isEmpty() ? nativeImage.createFromDataURL(dot) : image;
  if (platform === 'darwin') found.setTemplateImage(true);
  return found;
}

const endings: Readonly<Record<Environment['platform'], () => string>> = {
  linux: () => '',
  // macOS colours it itself.
  darwin: () => 'Template',
  win32: () => (nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? '-on-dark' : '-on-light'),
};
