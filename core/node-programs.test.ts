import { chmodSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNode, lastingNode, nodePlaces } from './node-programs.ts';
import { isTrustedFolder } from './trusted-folder.ts';

/** A home in which `Cellar/node/24.1.0/bin/node` is installed, and folders of PATH in which a link leads to it. */
function home(...links: readonly string[]) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-node-')));
  const program = join(root, 'Cellar/node/24.1.0/bin/node');
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, '', { mode: 0o755 });
  for (const folder of links) {
    mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(program, join(root, folder, 'node'));
  }
  const environment = (PATH: string, workingFolder = root) => ({
    home: root,
    variables: { PATH: PATH.replaceAll('$', `${root}/`) },
    path: path.posix,
    platform: 'linux' as const,
    workingFolder,
  });
  const named = (PATH: string, workingFolder?: string) =>
    lastingNode(environment(PATH, workingFolder && join(root, workingFolder)), program).replace(`${root}/`, '$');
  return { root, program, environment, named };
}

const itself = '$Cellar/node/24.1.0/bin/node';

describe('the name of this Node that lasts', () => {
  it.each([
    ['a link in a folder of PATH', ['bin'], '/nowhere:$bin', '$bin/node'],
    ['the first of them', ['a', 'b'], '$a:$b', '$a/node'],
    ['no link in a relative folder', ['a'], 'a:.', itself],
    ['no link that goes with the shell', ['run/fnm_multishells/7_1/bin'], '$run/fnm_multishells/7_1/bin', itself],
    ['no link of npm', ['x/node_modules/.bin'], '$x/node_modules/.bin', itself],
    ['itself without a link', [], '/usr/bin:$Cellar/node/24.1.0/bin', itself],
    ['itself without a PATH', ['bin'], '', itself],
  ])('is %s', (_, links, PATH, expected) => {
    expect(home(...links).named(PATH)).toBe(expected);
  });

  it('is none in the repository one stands in', () => {
    const { named } = home('work/bin', 'bin');
    expect(named('$work/bin:$bin', 'work')).toBe('$bin/node');
    expect(named('$work/bin:$bin', 'elsewhere')).toBe('$work/bin/node');
    expect(named('$bin', 'bin')).toBe(itself);
  });

  it('is none in a folder that others may write to, or below one', () => {
    const { root, named } = home('open/bin', 'bin');
    chmodSync(join(root, 'open/bin'), 0o777);
    expect(named('$open/bin:$bin')).toBe('$bin/node');
    chmodSync(join(root, 'open/bin'), 0o755);
    expect(named('$open/bin:$bin')).toBe('$open/bin/node');
    chmodSync(join(root, 'open'), 0o777);
    expect(named('$open/bin:$bin')).toBe('$bin/node');
  });

  it('is never another program of that name', () => {
    const { root, named } = home('bin');
    mkdirSync(join(root, 'other'));
    writeFileSync(join(root, 'other/node'), '', { mode: 0o755 });
    expect(named('$other:$bin')).toBe('$bin/node');
  });

  it('is not another name of the folder it lies in', () => {
    const { root, named } = home();
    symlinkSync(join(root, 'Cellar/node/24.1.0/bin'), join(root, 'same'));
    expect(named('$same')).toBe(itself);
  });

  it('is sought for a Node only', () => {
    const { environment, root } = home('bin');
    const app = join(root, 'switchyard-desktop');
    expect(lastingNode(environment('$bin'), app)).toBe(app);
    const names = ['/n/node', '/n/nodejs', 'C:\\n\\Node.EXE', '/n/electron', '/n/node-gyp', '/n/Switchyard.exe'];
    expect(names.filter((name) => isNode({ path: name.includes('\\') ? path.win32 : path.posix }, name))).toEqual(
      names.slice(0, 3),
    );
  });
});

describe('the places where another Node is looked for', () => {
  it('are the trusted folders of PATH, then the usual ones, each once', () => {
    const { root, environment } = home('a', 'open');
    chmodSync(join(root, 'open'), 0o777);
    symlinkSync(join(root, 'a'), join(root, 'b'));
    const { folders } = nodePlaces(environment('rel:$a:$b:$open:/usr/bin'));
    expect(folders.slice(0, 2)).toEqual([join(root, 'a'), '/usr/bin']);
    expect(folders.filter((folder) => folder === '/usr/bin')).toHaveLength(1);
    expect(folders).toContain(join(root, '.volta/bin'));
    expect(folders.filter((folder) => !path.isAbsolute(folder) || folder.includes('open'))).toEqual([]);
  });

  it('name the version managers where their variables say they are', () => {
    const { root, environment } = home();
    const outside = environment('');
    expect(nodePlaces(outside).versions[0]).toEqual({ folder: join(root, '.nvm/versions/node'), inside: 'bin' });
    const moved = { ...outside, variables: { NVM_DIR: join(root, 'my nvm'), FNM_DIR: 'relative' } };
    expect(nodePlaces(moved).versions[0]?.folder).toBe(join(root, 'my nvm/versions/node'));
    expect(nodePlaces(moved).folders.filter((folder) => folder.includes('relative'))).toEqual([]);
  });

  it('are those of Windows there, in folders that are closed to other users', () => {
    const outside = {
      home: 'C:\\Users\\a',
      variables: {
        Path: 'C:\\Tools;C:\\Program Files\\nodejs;C:\\Users\\a\\n;D:\\n;.',
        PROGRAMFILES: 'C:\\Program Files',
        LocalAppData: 'C:\\Users\\a\\AppData\\Local',
      },
      path: path.win32,
      platform: 'win32' as const,
      workingFolder: 'C:\\Users\\a\\work',
    };
    expect(nodePlaces(outside).folders).toEqual([
      'C:\\Program Files\\nodejs',
      'C:\\Users\\a\\n',
      'C:\\Users\\a\\AppData\\Local\\Programs\\nodejs',
      'C:\\Program Files\\Volta',
      'C:\\Users\\a\\AppData\\Local\\Volta\\bin',
      'C:\\Users\\a\\AppData\\Local\\mise\\shims',
    ]);
    expect(isTrustedFolder(outside, 'C:\\Program Files (x86)\\n')).toBe(false);
    expect(isTrustedFolder(outside, 'C:\\Users\\ab')).toBe(false);
  });
});
