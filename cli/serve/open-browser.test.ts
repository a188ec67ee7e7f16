import { describe, expect, it } from 'vitest';
import { forwardCommand, hasDesktop, openCommand, opensBy } from './open-browser.ts';

describe('a browser is opened', () => {
  it.each([
    ['on Linux with X11', 'linux', { DISPLAY: ':0' }, true],
    ['on Linux with Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['not on Linux without either', 'linux', {}, false],
    ['not with an empty display', 'linux', { DISPLAY: '' }, false],
    ['on macOS', 'darwin', {}, true],
    ['on Windows', 'win32', {}, true],
    ['not through SSH, where nobody would see it', 'darwin', { SSH_CONNECTION: '192.0.2.7 5 192.0.2.1 22' }, false],
  ])('%s', (_, platform, variables, expected) => expect(hasDesktop({ platform, variables })).toBe(expected));
});

const file = 'C:\\Users\\Ada & Bob\\open\\0a.html';

it.each([
  ['on Linux', 'linux', {}, 'http://127.0.0.1:7143/#token', ['xdg-open', 'http://127.0.0.1:7143/#token']],
  ['on macOS', 'darwin', {}, '/Users/ada/A B/0a.html', ['/usr/bin/open', '/Users/ada/A B/0a.html']],
  [
    'on Windows by its own shell, and none of the folder that somebody stands in',
    'win32',
    { SystemRoot: 'D:\\Windows' },
    file,
    ['D:\\Windows\\System32\\cmd.exe', '/d', '/c', 'start', '""', `"${file}"`],
  ],
  [
    'on Windows where it does not say where it lies',
    'win32',
    {},
    file,
    ['C:\\Windows\\System32\\cmd.exe', '/d', '/c', 'start', '""', `"${file}"`],
  ],
])('is started as one command: %s', (_, platform, variables, target, command) =>
  expect(openCommand(target, { platform, variables })).toEqual(command),
);

it.each([
  ['linux', 'address'],
  ['darwin', 'file'],
  ['win32', 'file'],
])('L puts the token into the arguments of a program only where the system says who connects: %s', (platform, way) =>
  expect(opensBy({ platform })).toBe(way),
);

describe('the way to a machine one is logged in to', () => {
  it.each([
    ['names the server as it was reached', '192.0.2.7 50000 192.0.2.1 22', 'ssh -L 7143:127.0.0.1:7143 me@192.0.2.1'],
    [
      'names another port of its SSH',
      '192.0.2.7 50000 192.0.2.1 2222',
      'ssh -p 2222 -L 7143:127.0.0.1:7143 me@192.0.2.1',
    ],
    ['names IPv6 as ssh takes it', '2001:db8::7 50000 2001:db8::1 22', 'ssh -L 7143:127.0.0.1:7143 me@2001:db8::1'],
    ['has a place to fill in where it is not known', undefined, 'ssh -L 7143:127.0.0.1:7143 me@this-machine'],
  ])('%s', (_, connection, expected) =>
    expect(forwardCommand(7143, 'me', connection === undefined ? {} : { SSH_CONNECTION: connection })).toBe(expected),
  );
});
