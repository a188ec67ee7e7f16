import path from 'node:path';
import { expect, it } from 'vitest';
import { selfOf } from './self.ts';

const mount = '/tmp/.mount_SwitchAb12';
const inImage = { APPIMAGE: '/home/a/Switchyard.AppImage', APPDIR: mount };
const script = 'resources/app.asar.unpacked/dist/switchyard.cjs';
const image = ['/home/a/Switchyard.AppImage', '--command'];

it.each([
  ['a program is started with its script', {}, '/usr/bin/node', `/src/${script}`, null],
  [
    'an AppImage is named itself, for its files are gone tomorrow',
    inImage,
    `${mount}/desktop`,
    `${mount}/${script}`,
    image,
  ],
  ['its script counts as much as its program', inImage, '/usr/bin/node', `${mount}/${script}`, image],
  ['what an AppImage only started is itself', inImage, '/usr/bin/node', `/src/${script}`, null],
  ['a neighbour with a longer name is not in it', inImage, `${mount}3/node`, `${mount}3/${script}`, null],
  ['a relative image is none', { ...inImage, APPIMAGE: './a' }, `${mount}/desktop`, `${mount}/${script}`, null],
  ['an empty folder is none', { ...inImage, APPDIR: '' }, '/usr/bin/node', `/src/${script}`, null],
] as const)('%s', (_, variables, program, file, self) => {
  const outside = { variables, path: path.posix, platform: 'linux', home: '/home/a', workingFolder: '/work' } as const;
  expect(selfOf(outside, program, file)).toEqual(self ?? [program, file]);
});
