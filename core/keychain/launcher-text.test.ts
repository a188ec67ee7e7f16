import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NodePlaces } from '../node-programs.ts';
import { batchText } from './launcher-batch.ts';
import { shellText } from './launcher-shell.ts';
import { type LauncherTarget, startedBy } from './launcher-text.ts';

/** What every system calls `sh` is one of these. */
const shells = [['dash'], ['bash', '--posix'], ['busybox', 'sh']].flatMap(([name = '', ...args]) => {
  const file = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
  return file === '' ? [] : [[file, ...args]];
});

function folder(): string {
  return mkdtempSync(join(tmpdir(), "it's $HOME `x` "));
}

/** A Node that answers `--version` by these commands, remembers that it was asked, and tells its name when it is started. */
function fakeNode(at: string, answer: string): string {
  const file = join(at, 'node');
  mkdirSync(dirname(file), { recursive: true });
  const asked = `'${at.replaceAll("'", "'\\''")}/asked'`;
  const text = `#!/bin/sh\nif [ "$1" = --version ]; then echo x >>${asked}; ${answer}; else echo "$0|$*"; fi\n`;
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

function timesAsked(at: string): number {
  return existsSync(join(at, 'asked')) ? readFileSync(join(at, 'asked'), 'utf8').length / 2 : 0;
}

const script = join(folder(), 'x.cjs');
writeFileSync(script, '// ours\n');

function run([shell = '', ...args]: readonly string[], file: string, places: Partial<NodePlaces>, program = file) {
  const launcher = join(folder(), 'launcher');
  const node = { file, places: { folders: [], versions: [], ...places } };
  writeFileSync(launcher, shellText({ dataFolder: '/data', self: [program, script], system: '', node }));
  return spawnSync(shell, [...args, launcher, 'print', 'a b'], { encoding: 'utf8', env: {} });
}

const started = (file: string) => ({ status: 0, stdout: `${file}|${script} key print a b\n`, stderr: '' });
const nothing = { status: 1, stdout: '', stderr: expect.stringMatching(/^switchyard: No Node [^\n]+\n$/) };
const gone = '/gone/node';

it('has a shell to be tried with', () => expect(shells.length).toBeGreaterThan(0));

describe.each(shells)('in %s', (...shell) => {
  it('the Node that was used is started without a question', () => {
    const at = folder();
    const file = fakeNode(at, 'exit 1');
    expect(run(shell, file, {})).toMatchObject(started(file));
    expect(timesAsked(at)).toBe(0);
  });

  it.each(['gone', 'empty', 'a folder'])(
    'a program of ours that is %s is said in one plain line, and no key comes',
    (state) => {
      const file = fakeNode(folder(), 'exit 1');
      const own = join(folder(), 'y.cjs');
      if (state === 'empty') writeFileSync(own, '');
      if (state === 'a folder') mkdirSync(own);
      const launcher = join(folder(), 'launcher');
      const node = { file, places: { folders: [], versions: [] } };
      writeFileSync(launcher, shellText({ dataFolder: '/data', self: [file, own], system: '', node }));
      const [program = '', ...args] = shell;
      expect(spawnSync(program, [...args, launcher, 'print', 'a'], { encoding: 'utf8', env: {} })).toMatchObject({
        status: 1,
        stdout: '',
        stderr: `switchyard: Its program is gone from ${own}. Install it again, or run 'switchyard leave' from another copy.\n`,
      });
    },
  );

  it('another one under the same name is asked for its version first', () => {
    const [old, young] = [folder(), folder()];
    const files = [fakeNode(old, 'echo v18.0.0'), fakeNode(young, 'echo v26.1.0')] as const;
    expect(run(shell, gone, {}, files[1])).toMatchObject(started(files[1]));
    expect(run(shell, gone, {}, files[0])).toMatchObject(nothing);
    expect(run(shell, gone, { folders: [young] }, files[0])).toMatchObject(started(files[1]));
    expect([timesAsked(old), timesAsked(young)]).toEqual([2, 2]);
  });

  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.0.0', true],
    ['v26.1.0-nightly', true],
    ['v30.0.0', true],
    ['v100.0.1', true],
    ['v18.0.0', false],
    ['v20.18.9', false],
    ['v20.9.0', false],
    ['v2.0.0', false],
    ['v9.19.0', false],
    ['20.19.0', false],
    ['"not a Node: v22.0.0"', false],
    ['', false],
  ])('%s is new enough: %s', (version, isEnough) => {
    const at = folder();
    const file = fakeNode(at, `echo ${version}`);
    expect(run(shell, gone, { folders: [at] })).toMatchObject(isEnough ? started(file) : nothing);
  });

  it('one that is broken, not to be run or a folder is passed over', () => {
    const [closed, broken, inFolder, good] = [folder(), folder(), folder(), folder()];
    writeFileSync(join(closed, 'node'), 'text');
    mkdirSync(join(inFolder, 'node'));
    fakeNode(broken, 'echo "cannot open shared object file" >&2; exit 127');
    const file = fakeNode(good, 'echo v24.0.0');
    expect(run(shell, gone, { folders: [closed, inFolder, broken, good] })).toMatchObject(started(file));
  });

  it('one that does not answer is ended, and the next one started', () => {
    const [hanging, good] = [folder(), folder()];
    fakeNode(hanging, `echo $$ >>"$0.pid"; exec sleep 600`);
    const file = fakeNode(good, 'echo v24.0.0');
    expect(run(shell, gone, { folders: [hanging, good] })).toMatchObject(started(file));
    const pid = Number(readFileSync(join(hanging, 'node.pid'), 'utf8'));
    expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
  });

  it('none is asked in the folder of the caller, from whose files version managers take where Node lies', () => {
    const at = folder();
    fakeNode(at, `pwd >"$0.pwd"; echo v24.0.0`);
    run(shell, gone, { folders: [at] });
    expect(readFileSync(join(at, 'node.pwd'), 'utf8')).toBe('/\n');
  });

  it('no more than a few are asked', () => {
    const old = Array.from({ length: 12 }, folder);
    for (const at of old) fakeNode(at, 'echo v18.0.0');
    expect(run(shell, gone, { folders: old })).toMatchObject(nothing);
    expect(old.filter((at) => timesAsked(at) > 0)).toHaveLength(6);
  });

  it('the newest version of a version manager is found, and none that is too old is asked', () => {
    const manager = folder();
    const names = ['v8.1.0', 'v18.20.0', 'v20.19.1', 'v24.2.0', 'v22.1.0'];
    const files = names.map((name) => fakeNode(join(manager, name, 'bin'), `echo ${name}`));
    expect(run(shell, gone, { versions: [{ folder: manager, inside: 'bin' }] })).toMatchObject(started(files[3] ?? ''));
    expect(names.filter((name) => timesAsked(join(manager, name, 'bin')) > 0)).toEqual(['v24.2.0']);
  });
});

const onWindows: LauncherTarget = {
  dataFolder: 'C:\\Users\\100% Jörg & Co\\AppData\\Local\\Switchyard',
  self: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\Users\\100% Jörg & Co\\switchyard.cjs'],
  system: 'C:\\Windows',
  node: {
    file: 'C:\\Program Files\\nodejs\\node.exe',
    places: { folders: ['C:\\Program Files\\nodejs', 'C:\\Users\\100% (x86)\\n'], versions: [] },
  },
};

describe('the batch file', () => {
  const text = batchText(onWindows);
  const lines = text.split('\r\n');

  it('has quoted paths, doubled percent signs and the line ends of Windows', () => {
    expect(lines).toContain('set "SWITCHYARD_HOME=C:\\Users\\100%% Jörg & Co\\AppData\\Local\\Switchyard"');
    expect(lines).toContain('set "script=C:\\Users\\100%% Jörg & Co\\switchyard.cjs"');
    expect(lines).toContain('"%program%" "%script%" key %*');
    expect(lines[lines.indexOf('"%program%" "%script%" key %*') + 1]).toBe('if errorlevel 1 exit /b 1');
    expect(text).not.toMatch(/[^\r]\n/);
  });

  it('leaves the working folder and starts nothing by a bare name', () => {
    const first = lines.findIndex((line) => /^"|^for/.test(line));
    expect(lines.slice(0, first)).toContain('cd /d "%~dp0"');
    expect(lines[first]).toBe('"C:\\Windows\\System32\\chcp.com" 65001 >nul');
    const builtIn = /^(@echo|rem|setlocal|cd|set|if|exit|echo|:\w+|for|\)| {2}if|")/;
    expect(lines.filter((line) => line !== '' && !builtIn.test(line))).toEqual([]);
    expect(text).toContain('set "ComSpec=C:\\Windows\\System32\\cmd.exe"');
  });

  it('looks for another Node of 20.19 or newer only where one was to be expected', () => {
    expect(text).toContain(
      'for %%d in ("C:\\Program Files\\nodejs" "C:\\Users\\100%% (x86)\\n") do if not defined program',
    );
    expect(lines).toContain('  if %%a gtr 20 set "program=%%~d\\node.exe"');
    expect(lines).toContain('  if %%a equ 20 if %%b geq 19 set "program=%%~d\\node.exe"');
  });

  it('starts nothing else where an app brings its own Node', () => {
    const app = batchText({
      dataFolder: 'C:\\d',
      self: ['C:\\S\\Switchyard.exe', 'C:\\S\\s.cjs'],
      system: 'C:\\Windows',
    });
    expect(app).not.toContain('for ');
    expect(app).toContain('if not exist "%program%" goto noprogram');
  });

  it('goes to no label that is missing', () => {
    for (const [, label] of text.matchAll(/goto (\w+)/g)) expect(lines).toContain(`:${label}`);
  });
});

it('what a launcher starts can be read back from it, on every system', () => {
  const [program, file] = onWindows.self;
  expect(startedBy(batchText(onWindows))).toEqual({ program, script: file });
  const self = ["/it's/no de", "/x/'y'.cjs"] as const;
  const target = { dataFolder: '/d', self, system: '' };
  expect(startedBy(shellText(target))).toEqual({ program: self[0], script: self[1] });
  expect(startedBy(shellText({ ...target, self: ['/a.AppImage', '--command'] }))).toEqual({ program: '/a.AppImage' });
  expect(startedBy('#!/bin/sh\necho mine\n')).toBeUndefined();
});
