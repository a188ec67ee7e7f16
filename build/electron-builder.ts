import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { fuses } from './fuses.ts';

/** Made for the packages alone, and kept out of the app. */
export const packageFolder = 'dist/package';

const commandFolder = join(import.meta.dirname, 'command');

/** A command of the terminal, and what belongs to it, in the app's resources. */
function command(...files: readonly string[]): { from: string; to: string }[] {
  return files.map((file) => ({ from: join(commandFolder, file), to: `bin/${file}` }));
}

/**
 * How the app is packed. In the asar is only what was built, and the one native module, everything else being bundled.
 * Unpacked beside it is what the terminal runs, so that any Node can read it.
 */
export const configuration: Configuration = {
  appId: 'dev.switchyard.app',
  productName: 'Switchyard',
  copyright: 'Copyright © 2026 the Switchyard contributors',
  directories: { output: 'release', buildResources: 'build' },
  extraMetadata: {
    // Debian packages have to name one; the name is reserved and leads nowhere.
    homepage: 'https://switchyard.example',
    desktopName: 'switchyard-desktop.desktop',
  },
  files: [
    'dist/electron/**',
    'dist/page/**',
    'dist/switchyard.cjs',
    'dist/program.cjs',
    'dist/helper-words.cjs',
    'dist/words/**',
    'dist/switch.cjs',
    'dist/planner.cjs',
    'dist/asking.cjs',
    'dist/*.LEGAL.txt',
    '!**/*.map',
    '!node_modules/!(@napi-rs){,/**}',
    '!node_modules/@napi-rs/*/*.{ts,md,wasm}',
  ],
  asar: true,
  asarUnpack: ['dist/*.cjs', 'dist/words/**', 'dist/page/**', 'node_modules/@napi-rs/**'],
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE' },
    { from: `${packageFolder}/licenses.txt`, to: 'licenses.txt' },
  ],
  // The native module has one binary for all versions of Node: nothing to compile.
  npmRebuild: false,
  electronFuses: fuses,
  // A runtime that needs no libfuse2, which current systems no longer have.
  toolsets: { appimage: '1.0.3' },
  // Off until releases are signed.
  publish: null,
  protocols: [{ name: 'Switchyard', schemes: ['switchyard'] }],
  win: {
    target: ['nsis', 'portable'],
    icon: `${packageFolder}/icon.ico`,
    extraResources: command('switchyard.cmd', 'user-path.ps1'),
  },
  nsis: {
    oneClick: true,
    perMachine: false,
    include: 'build/installer.nsh',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: filled in by electron-builder
    artifactName: 'Switchyard-${version}-setup.${ext}',
  },
  // A folder of its own for each start: a second one would empty that of the first, while it runs, before it yields to it.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: filled in by electron-builder
  portable: { artifactName: 'Switchyard-${version}-portable.${ext}', unpackDirName: false },
  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    category: 'public.app-category.developer-tools',
    icon: `${packageFolder}/icon.icns`,
    extraResources: command('switchyard'),
    // Both halves hold the native module of both processors; it chooses when it is loaded.
    x64ArchFiles: '**/node_modules/@napi-rs/**',
    singleArchFiles: '**/node_modules/@napi-rs/**',
    // Signed for this machine only, as Apple silicon starts nothing unsigned. A certificate would take both lines away.
    identity: '-',
    hardenedRuntime: false,
  },
  linux: {
    target: ['AppImage', 'deb'],
    // Not `switchyard`: that is the terminal command.
    executableName: 'switchyard-desktop',
    syncDesktopName: true,
    category: 'Development',
    synopsis: 'Switches the model provider of AI coding clients',
    description: 'Own keys only, every other byte untouched; the key in no file.',
    maintainer: 'the Switchyard contributors <contributors@switchyard.example>',
    icon: `${packageFolder}/linux`,
    extraResources: command('switchyard'),
    extraFiles: [{ from: join(commandFolder, 'AppRun'), to: 'AppRun' }],
    executableArgs: [],
  },
  deb: {
    packageCategory: 'devel',
    fpm: [
      `${join(commandFolder, 'switchyard-deb')}=/usr/bin/switchyard`,
      `${join(import.meta.dirname, '..', 'LICENSE')}=/usr/share/doc/switchyard/copyright`,
    ],
  },
};
