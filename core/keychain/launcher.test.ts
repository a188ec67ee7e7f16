import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureLauncher, launcherPath, launcherText, refreshLauncher } from './launcher.ts';

type Starter = Parameters<typeof launcherText>[0];

function posix(self: Starter['self'], dataFolder = mkdtempSync(join(tmpdir(), "it's $HOME `x` "))): Starter {
  return { self, dataFolder, path: path.posix, platform: 'linux' };
}

/** A program that tells how it was started, in a folder with a name that shells would take apart. */
function echoProgram(): string {
  const program = join(mkdtempSync(join(tmpdir(), 'a \'b" $c ')), 'echo.cjs');
  writeFileSync(
    program,
    'console.log(JSON.stringify({ args: process.argv.slice(2), home: process.env.SWITCHYARD_HOME, options: process.env.NODE_OPTIONS }))',
  );
  return program;
}

it('starts this program with absolute paths, whatever is in them, and hands the arguments on', () => {
  const starter = posix([process.execPath, echoProgram()]);
  const launcher = ensureLauncher(starter);
  const run = spawnSync(launcher, ['print', 'a b', "it's", '$HOME', ''], {
    encoding: 'utf8',
    env: { NODE_OPTIONS: '--require /nowhere.js' },
  });
  expect(JSON.parse(run.stdout)).toEqual({
    args: ['key', 'print', 'a b', "it's", '$HOME', ''],
    home: starter.dataFolder,
  });
  expect(run.stderr).toBe('');
});

it('ends with 1 for every failure and adds no line of the shell, not even about a signal', () => {
  const program = join(mkdtempSync(join(tmpdir(), 'switchyard-')), 'program.cjs');
  const launcher = ensureLauncher(posix([process.execPath, program]));
  const end = (script: string) => {
    writeFileSync(program, script);
    const { status, stdout, stderr } = spawnSync(launcher, [], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const died = { status: 1, stdout: '', stderr: 'cause\n' };
  expect(end('console.error("cause"); process.exitCode = 2')).toEqual(died);
  expect(end('console.error("cause"); process.kill(process.pid, "SIGKILL"); setTimeout(() => 0, 9999)')).toEqual(died);
});

it('is a private regular file, written again only when its text or its mode is another', () => {
  const starter = posix(['/usr/bin/node', '/opt/one.cjs']);
  const launcher = ensureLauncher(starter);
  expect(launcher).toBe(launcherPath(starter));
  const first = statSync(launcher);
  expect(first.mode & 0o777).toBe(0o700);
  expect(statSync(join(starter.dataFolder, 'bin')).mode & 0o777).toBe(0o700);
  ensureLauncher(starter);
  expect(statSync(launcher).ino).toBe(first.ino);
  chmodSync(launcher, 0o755);
  ensureLauncher(starter);
  expect(statSync(launcher).mode & 0o777).toBe(0o700);
  refreshLauncher(posix(['/usr/bin/node', '/opt/two.cjs'], starter.dataFolder));
  expect(readFileSync(launcher, 'utf8')).toContain('/opt/two.cjs');
});

it('takes the place of a link, for OpenClaw refuses one', () => {
  const starter = posix(['/usr/bin/node', '/opt/one.cjs']);
  mkdirSync(join(starter.dataFolder, 'bin'));
  symlinkSync('/bin/true', launcherPath(starter));
  expect(lstatSync(ensureLauncher(starter)).isFile()).toBe(true);
});

it('is not made by a mere refresh', () => {
  const starter = posix(['/usr/bin/node', '/opt/one.cjs']);
  refreshLauncher(starter);
  expect(() => statSync(launcherPath(starter))).toThrow('ENOENT');
});

it('has the same text on macOS as on Linux', () => {
  const linux = posix(['/usr/bin/node', '/opt/one.cjs']);
  expect(launcherText({ ...linux, platform: 'darwin' })).toBe(launcherText(linux));
});

it('is a batch file on Windows: quoted paths, doubled percent signs, CRLF', () => {
  const starter: Starter = {
    self: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\Users\\100% Jörg & Co\\switchyard.cjs'],
    dataFolder: 'C:\\Users\\100% Jörg & Co\\AppData\\Local\\Switchyard',
    path: path.win32,
    platform: 'win32',
  };
  expect(launcherPath(starter)).toBe('C:\\Users\\100% Jörg & Co\\AppData\\Local\\Switchyard\\bin\\switchyard-key.cmd');
  const lines = launcherText(starter).split('\r\n');
  expect(lines).toContain('set "SWITCHYARD_HOME=C:\\Users\\100%% Jörg & Co\\AppData\\Local\\Switchyard"');
  expect(lines.at(-3)).toBe(
    '"C:\\Program Files\\nodejs\\node.exe" "C:\\Users\\100%% Jörg & Co\\switchyard.cjs" key %*',
  );
  expect(lines.at(-2)).toBe('if errorlevel 1 exit /b 1');
  expect(launcherText(starter)).not.toMatch(/[^\r]\n/);
});
