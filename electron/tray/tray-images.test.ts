import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeAppIcons } from '../../build/icons/make-icons.ts';
import * as stub from '../../e2e/support/electron-stub.ts';
import { trayImage } from './tray-images.ts';

const icons = mkdtempSync(join(tmpdir(), 'switchyard-icons-'));
await makeAppIcons(icons);

beforeEach(() => stub.resetElectron());

it.each([
  ['linux', 'normal', 'tray-normal.png'],
  ['linux', 'failure', 'tray-failure.png'],
  ['win32', 'normal', 'tray-normal-on-light.png'],
  ['win32', 'failure', 'tray-failure-on-light.png'],
  ['darwin', 'normal', 'tray-normalTemplate.png'],
  ['darwin', 'failure', 'tray-failureTemplate.png'],
] as const)('on %s, %s is drawn by %s, which the build makes', (platform, look, name) => {
  const image = trayImage(icons, look, platform) as unknown as stub.StubImage;
  expect(basename(image.path)).toBe(name);
  expect(existsSync(image.path)).toBe(true);
  // macOS colours it itself.
  expect(image.isTemplate).toBe(platform === 'darwin');
});

it('is light on a dark taskbar', () => {
  stub.nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
  const { path } = trayImage(icons, 'normal', 'win32') as unknown as stub.StubImage;
  expect([basename(path), existsSync(path)]).toEqual(['tray-normal-on-dark.png', true]);
});

it('is a dot in a build without images: an icon that can not be seen is an app that can not be reached', () => {
  vi.spyOn(stub.StubImage.prototype, 'isEmpty').mockReturnValueOnce(true);
  const { path } = trayImage(icons, 'normal', 'linux') as unknown as stub.StubImage;
  expect(path).toMatch(/^data:image\/png;base64,iVBOR/);
});
