import { mkdirSync } from 'node:fs';
import path, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeWith, liveFile } from '../../../e2e/support/opencode-home.ts';
import { configFolder, findOpencode, globalFiles, productOf } from './find.ts';

describe('the two products are told apart by what --version prints', () => {
  it.each([
    ['1.18.33', 'v1', '1.18.33'],
    ['opencode v2.0.15', 'v2', '2.0.15'],
  ])('%s', async (version, product, number) => {
    const environment = homeWith({ version });
    const found = await findOpencode(environment);
    expect(found).toMatchObject({ isFound: true, product, version: number });
    expect(found.program).toBe(join(environment.home, 'bin', 'opencode'));
  });

  it('and without a program the product is open', async () => {
    expect(productOf(undefined)).toBeUndefined();
    expect(await findOpencode(homeWith({}))).toMatchObject({ isFound: false });
    expect(await findOpencode(homeWith({ files: { [liveFile]: '{}' } }))).toMatchObject({ isFound: true });
  });

  it('and the folder of its install script counts, which is not on the PATH of a desktop', async () => {
    const environment = homeWith({ version: '1.18.33' });
    const installed = homeWith({ files: { '.opencode/bin/none': '' } });
    expect((await findOpencode({ ...installed, variables: {} })).isFound).toBe(false);
    const { copyFileSync } = await import('node:fs');
    copyFileSync(join(environment.home, 'bin', 'opencode'), join(installed.home, '.opencode', 'bin', 'opencode'));
    expect(await findOpencode({ ...installed, variables: {} })).toMatchObject({ isFound: true, product: 'v1' });
  });
});

describe('the folder', () => {
  it('is ~/.config/opencode on every system, or below XDG_CONFIG_HOME', () => {
    const on = (platform: 'linux' | 'darwin' | 'win32', home: string, variables = {}) =>
      configFolder({
        ...homeWith({}),
        home,
        platform,
        path: platform === 'win32' ? path.win32 : path.posix,
        variables,
      });
    expect(on('linux', '/home/dev')).toBe('/home/dev/.config/opencode');
    expect(on('darwin', '/Users/dev')).toBe('/Users/dev/.config/opencode');
    expect(on('win32', 'C:\\Users\\dev', { APPDATA: 'C:\\x' })).toBe('C:\\Users\\dev\\.config\\opencode');
    expect(on('linux', '/home/dev', { XDG_CONFIG_HOME: '/xdg' })).toBe('/xdg/opencode');
  });

  it('is replaced by OPENCODE_CONFIG_DIR, except in OpenCode 1, which only adds it', async () => {
    const variables = { OPENCODE_CONFIG_DIR: '$HOME/other' };
    const folder = async (version?: string) => {
      const environment = homeWith({ variables, ...(version !== undefined && { version }) });
      return (await findOpencode(environment)).folder.slice(environment.home.length + 1);
    };
    expect(await folder('opencode v2.0.15')).toBe('other');
    expect(await folder()).toBe('other');
    expect(await folder('1.18.33')).toBe('.config/opencode');
  });
});

describe('the live file is the one that outranks the others', () => {
  const names = ['opencode.jsonc', 'opencode.json', 'config.json'];
  const chosen = async (there: readonly string[], version?: string) => {
    const files = Object.fromEntries(there.map((name) => [`.config/opencode/${name}`, '{}']));
    return path.basename((await findOpencode(homeWith({ files, ...(version !== undefined && { version }) }))).liveFile);
  };

  it.each([
    [[], 'opencode.jsonc'],
    [['config.json'], 'config.json'],
    [['opencode.json', 'config.json'], 'opencode.json'],
    [names, 'opencode.jsonc'],
  ])('of %j it is %s', async (there, expected) => expect(await chosen(there)).toBe(expected));

  it('and OpenCode 2 does not know config.json', async () => {
    expect(await chosen(['config.json'], 'opencode v2.0.15')).toBe('opencode.jsonc');
    expect(globalFiles(homeWith({}), '/f', 'v2')).toEqual(['/f/opencode.jsonc', '/f/opencode.json']);
  });

  it('OPENCODE_CONFIG outranks them all, also where it is not there yet', async () => {
    const environment = homeWith({ files: { [liveFile]: '{}' }, variables: { OPENCODE_CONFIG: '$HOME/mine.json' } });
    expect((await findOpencode(environment)).liveFile).toBe(join(environment.home, 'mine.json'));
  });

  it('C14 but a file of the project one stands in is never ours to write', async () => {
    const variables = { OPENCODE_CONFIG: '$HOME/work/opencode.json' };
    const environment = homeWith({ files: { 'work/opencode.json': '{}' }, variables });
    mkdirSync(join(environment.workingFolder, '.git'));
    expect((await findOpencode(environment)).liveFile).toBe(join(environment.home, liveFile));
  });
});
