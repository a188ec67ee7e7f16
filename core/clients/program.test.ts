import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../environment.ts';
import { runChild, toCommand } from './child-process.ts';
import { candidatesOf, findProgram } from './program.ts';

function temporary(variables: Record<string, string> = {}): Environment {
  const home = mkdtempSync(join(tmpdir(), 'switchyard-program-'));
  return {
    home,
    variables: { PATH: `${join(home, 'bin')}:/usr/bin:/bin`, ...variables },
    platform: 'linux',
    path: posix,
    workingFolder: join(home, 'work'),
    dataFolder: join(home, 'data'),
    self: [process.execPath],
    now: () => new Date('2026-11-21T00:00:00Z'),
    random: (bytes) => 'ab'.repeat(bytes),
  };
}

function put(file: string, text: string, mode = 0o755): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe('finding a program', () => {
  it('reads the version from the package.json of an npm package without running it', async () => {
    const environment = temporary();
    const script = put(join(environment.home, 'lib/tool/bin/tool.js'), '#!/bin/sh\necho ran > "$HOME/ran"\n');
    put(join(environment.home, 'lib/tool/package.json'), '{"version":"1.2.3-beta.1","bin":{"tool":"bin/tool.js"}}');
    mkdirSync(join(environment.home, 'bin'));
    symlinkSync(script, join(environment.home, 'bin/tool'));
    expect(await findProgram(environment, 'tool')).toEqual({
      path: join(environment.home, 'bin/tool'),
      version: '1.2.3-beta.1',
    });
    expect(existsSync(join(environment.home, 'ran'))).toBe(false);
  });

  it('asks a program without package.json once, and again when the file or the day has changed', async () => {
    const environment = temporary();
    const counted = (version: string) => `#!/bin/sh\necho x >> "$HOME/runs"\necho "tool ${version} (linux)"\n`;
    const file = put(join(environment.home, 'bin/tool'), counted('0.169.0'));
    const runs = () => readFileSync(join(environment.home, 'runs'), 'utf8').length / 2;
    expect((await findProgram(environment, 'tool'))?.version).toBe('0.169.0');
    expect((await findProgram(environment, 'tool'))?.version).toBe('0.169.0');
    expect(runs()).toBe(1);
    const tomorrow = { ...environment, now: () => new Date('2026-11-22T00:00:01Z') };
    expect((await findProgram(tomorrow, 'tool'))?.version).toBe('0.169.0');
    expect(runs()).toBe(2);
    put(file, counted('0.1700.0'));
    expect((await findProgram(environment, 'tool'))?.version).toBe('0.1700.0');
  });

  it('names a program that does not tell its version, and no program at all', async () => {
    const environment = temporary();
    const file = put(join(environment.home, 'bin/tool'), '#!/bin/sh\nexit 1\n');
    expect(await findProgram(environment, 'tool')).toEqual({ path: file });
    expect(await findProgram(environment, 'no-such-tool')).toBeUndefined();
  });

  it('passes over files that cannot be run and folders', async () => {
    const environment = temporary();
    put(join(environment.home, 'bin/tool'), 'text', 0o644);
    mkdirSync(join(environment.home, 'bin/folder'));
    expect(await findProgram(environment, 'tool')).toBeUndefined();
    expect(await findProgram(environment, 'folder')).toBeUndefined();
  });

  it('never looks into the working folder or relative entries of PATH', () => {
    const environment = { ...temporary({ PATH: '.::bin:/work:/work/:/usr/bin' }), workingFolder: '/work' };
    expect(candidatesOf(environment, 'codex')).toEqual(['/usr/bin/codex']);
  });

  it('follows PATHEXT and the case rules of Windows', () => {
    const environment: Environment = {
      ...temporary(),
      platform: 'win32',
      path: win32,
      workingFolder: 'C:\\Work',
      variables: { Path: '"C:\\Program Files\\npm";c:\\work;.', PathExt: '.EXE;.CMD' },
    };
    expect(candidatesOf(environment, 'codex')).toEqual([
      'C:\\Program Files\\npm\\codex.exe',
      'C:\\Program Files\\npm\\codex.cmd',
    ]);
  });
});

describe('running a program', () => {
  it('S1 hands none of our variables to the child', async () => {
    const environment = temporary({ OPENAI_API_KEY: 'sk-planted-0123456789', LANG: 'C' });
    const { stdout } = await runChild(environment, { program: '/usr/bin/env', args: [], timeoutMs: 15_000 });
    expect(stdout).toContain(`HOME=${environment.home}`);
    expect(stdout).not.toContain('OPENAI');
  });

  it('ends a program that takes too long together with what it has started', async () => {
    const environment = temporary();
    const program = put(join(environment.home, 'bin/slow'), '#!/bin/sh\nsleep 600 & echo $!\nwait\n');
    const { exitCode, stdout } = await runChild(environment, { program, args: [], timeoutMs: 3000 });
    expect(exitCode).toBeNull();
    const grandchild = Number(stdout);
    expect(grandchild).toBeGreaterThan(0);
    await expect.poll(() => isAlive(grandchild), { timeout: 15_000 }).toBe(false);
  });

  it('reports a program that cannot be started', async () => {
    const request = { program: '/no/such/program', args: [], timeoutMs: 1000 };
    expect(await runChild(temporary(), request)).toEqual({ exitCode: null, stdout: '', stderr: '' });
  });

  it('starts shims of npm on Windows through cmd.exe', () => {
    const environment: Environment = { ...temporary(), platform: 'win32', path: win32, variables: {} };
    expect(toCommand(environment, 'C:\\My Tools\\codex.cmd', ['--version'])).toEqual({
      file: 'C:\\Windows\\System32\\cmd.exe',
      args: ['/d', '/s', '/c', '""C:\\My Tools\\codex.cmd" --version"'],
      isVerbatim: true,
    });
    expect(toCommand(environment, 'C:\\codex.exe', ['a']).file).toBe('C:\\codex.exe');
  });
});

/** A zombie nobody reaps is dead too. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // Gone.
  }
}
