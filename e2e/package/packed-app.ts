import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeStandInAppImageTools } from './stand-in-appimage.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const tsx = ['--import', import.meta.resolve('tsx')] as const;

/** What packing on a machine without Electron needs to have; named by the tests when they are skipped. */
export const canPack =
  process.platform === 'linux' &&
  ['dpkg-deb', 'mksquashfs', 'unsquashfs', 'desktop-file-validate'].every((name) => existsSync(join('/usr/bin', name)));

export interface PackedApp {
  /** The folder that is packed: `switchyard-desktop`, `resources` and the rest. */
  readonly folder: string;
  /** The Debian package, unpacked as if this were `/`. */
  readonly installed: string;
  /** Where electron-builder put all that it made. */
  readonly output: string;
  readonly deb: string;
  readonly appImage: string;
  /** The binary before electron-builder touched it. */
  readonly standIn: string;
  remove(): void;
}

/** Packs what was built, for Linux, around a stand-in for Electron. Nothing is downloaded: it would fail. */
export async function packApp(): Promise<PackedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-package-'));
  const fpm = join(folder, 'fpm');
  const quoted = [process.execPath, ...tsx, join(import.meta.dirname, 'stand-in-fpm.ts')].map((word) => `'${word}'`);
  writeFileSync(fpm, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`, { mode: 0o755 });
  const tools = join(folder, 'appimage-tools');
  makeStandInAppImageTools(tools);
  const electron = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
  await run(process.execPath, [...tsx, join(import.meta.dirname, 'pack-stand-in.ts'), folder, electron], {
    cwd: root,
    env: {
      ...process.env,
      // electron-builder behaves otherwise in the tests of its own.
      VITEST: undefined,
      APPIMAGE_TOOLS_PATH: tools,
      CUSTOM_FPM_PATH: fpm,
      ELECTRON_BUILDER_OFFLINE: 'true',
      ELECTRON_BUILDER_CACHE: join(folder, 'cache'),
      https_proxy: 'http://127.0.0.1:9',
    },
  });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const deb = join(folder, 'release', `switchyard_${version}_${process.arch === 'x64' ? 'amd64' : process.arch}.deb`);
  const installed = join(folder, 'installed');
  await run('dpkg-deb', ['-x', deb, installed]);
  return {
    folder: join(installed, 'opt', 'Switchyard'),
    installed,
    output: join(folder, 'release'),
    deb,
    appImage: join(
      folder,
      'release',
      `Switchyard-${version}${process.arch === 'x64' ? '' : `-${process.arch}`}.AppImage`,
    ),
    standIn: join(folder, 'electron', 'electron'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
