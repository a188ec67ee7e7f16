import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureLauncher, launcherPath, launcherProblem, refreshLauncher } from './launcher.ts';

type Starter = Parameters<typeof ensureLauncher>[0];

function posix(self: Starter['self'], dataFolder = mkdtempSync(join(tmpdir(), "it's $HOME `x` "))): Starter {
  const home = join(dataFolder, 'home');
  return { self, dataFolder, path: path.posix, platform: 'linux', home, workingFolder: home, variables: {} };
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

describe('another Node', () => {
  /** A launcher for a Node that is in a folder of PATH under a name of its own, and what moves it away. */
  function withNode() {
    const folder = mkdtempSync(join(tmpdir(), "a 'node' of $HOME "));
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    for (const one of [first, second]) {
      mkdirSync(one);
      symlinkSync(process.execPath, join(one, 'node'));
    }
    const starter = { ...posix([join(first, 'node'), echoProgram()]), variables: { PATH: `${first}:${second}` } };
    const launcher = ensureLauncher(starter);
    const run = (env: NodeJS.ProcessEnv = {}) => spawnSync(launcher, ['print', 'a'], { encoding: 'utf8', env });
    return { starter, launcher, first, second, run };
  }

  it('is found in the PATH of the set-up when the one that was used is gone, with an empty environment too', () => {
    const { first, run, starter } = withNode();
    rmSync(join(first, 'node'));
    for (const env of [{}, { PATH: '' }, { PATH: '/nowhere' }]) {
      const { stdout, stderr, status } = run(env);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ args: ['key', 'print', 'a'], home: starter.dataFolder });
    }
    expect(launcherProblem(starter)).toBeUndefined();
  });

  it('is never looked for in the PATH of the caller, nor in the folder in which it stands', () => {
    const { first, second, launcher } = withNode();
    const planted = mkdtempSync(join(tmpdir(), 'repository-'));
    writeFileSync(join(planted, 'node'), `#!/bin/sh\necho planted >>'${planted}/ran'; echo v24.0.0\n`, { mode: 0o755 });
    for (const one of [first, second]) rmSync(join(one, 'node'));
    const { status } = spawnSync(launcher, ['print', 'a'], { cwd: planted, env: { PATH: `${planted}:.:` } });
    expect(existsSync(join(planted, 'ran'))).toBe(false);
    // Here a Node of the system itself is what is left, where there is one.
    expect(status).toBe(existsSync('/usr/bin/node') || existsSync('/usr/local/bin/node') ? 0 : 1);
    expect(readFileSync(launcher, 'utf8')).not.toContain(planted);
  });
});

describe('a program that is gone', () => {
  const one = /^switchyard: [^\n]+\n$/;

  it('is told in one plain line with the status 1, and named', () => {
    const program = echoProgram();
    const starter = posix([process.execPath, program]);
    const launcher = ensureLauncher(starter);
    expect(launcherProblem(starter)).toBeUndefined();
    renameSync(program, `${program}.away`);
    const { status, stdout, stderr } = spawnSync(launcher, ['print', 'a'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(one);
    expect(stderr).toContain(program);
    expect(launcherProblem(starter)).toMatchObject({
      code: 'launcher-broken',
      values: { file: program },
    });
  });

  it('is told of an app that brings its own Node, and no other one is started for it', () => {
    const app = join(mkdtempSync(join(tmpdir(), 'switchyard-')), 'switchyard-desktop');
    for (const self of [
      [app, '--command'],
      [app, echoProgram()],
    ] as const) {
      writeFileSync(app, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
      const starter = posix(self);
      const launcher = ensureLauncher(starter);
      const run = () => spawnSync(launcher, ['print', 'a'], { encoding: 'utf8' });
      expect(run().stdout).toBe(`${self[1]} key print a\n`);
      rmSync(app);
      expect(run()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(one) });
      expect(launcherProblem(starter)).toMatchObject({ code: 'launcher-broken' });
    }
  });

  it('can be the launcher itself', () => {
    const starter = posix([process.execPath, echoProgram()]);
    expect(launcherProblem(starter)).toMatchObject({ code: 'launcher-missing' });
    const launcher = ensureLauncher(starter);
    expect(launcherProblem(starter)).toBeUndefined();
    chmodSync(launcher, 0o600);
    if (process.getuid?.() !== 0) expect(launcherProblem(starter)).toMatchObject({ code: 'launcher-broken' });
  });
});
