import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolderOf, systemHome } from './data-folder.ts';

const linux = { home: '/home/me', platform: 'linux', path: path.posix };
const windows = { home: 'C:\\Users\\me', platform: 'win32', path: path.win32 };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a launcher in a live file is never a path of the folder one stands in', () => {
  it.each([
    [linux, { XDG_DATA_HOME: 'data' }, '/home/me/.local/share/switchyard'],
    [linux, { XDG_DATA_HOME: '' }, '/home/me/.local/share/switchyard'],
    [linux, { XDG_DATA_HOME: '/data' }, '/data/switchyard'],
    [windows, { LOCALAPPDATA: 'data' }, 'C:\\Users\\me\\AppData\\Local\\Switchyard'],
  ])('%# with %o', (system, variables, folder) => expect(dataFolderOf({ ...system, variables })).toBe(folder));

  it.each(['', 'here', './here'])('also where HOME is "%s"', (home) => {
    vi.stubEnv('HOME', home);
    vi.stubEnv('USERPROFILE', home);
    expect(path.isAbsolute(systemHome())).toBe(true);
  });
});
