import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { writtenState } from './home-state.ts';
import { openTerminal, putLiveFiles, script, type Terminal } from './terminal.ts';

let service: SecretService;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
  terminal = openTerminal(service);
  putLiveFiles(terminal);
  const command = `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`;
  chmodSync(terminal.write('bin/switchyard', command), 0o755);
  await terminal.done(['add', 'acme', '--base-url', 'https://acme.example/v1', '--model', 'm1', '--key-stdin'], {
    input: 'sk-of-acme-0123456789',
  });
  await terminal.done(['use', 'acme', '--client', 'codex']);
});
afterAll(async () => {
  terminal.close();
  await service.stop();
});

const reading = [
  ['list'],
  ['show', 'acme'],
  ['presets', 'open'],
  ['status'],
  ['history'],
  ['use', 'acme', '--client', 'opencode', '--dry-run'],
  ['undo', '--dry-run'],
  ['restore', '2', '--dry-run'],
  ['import', '--dry-run'],
  ['repair', '--dry-run'],
  ['leave', '--dry-run'],
];

describe('--json', () => {
  it.each(reading.map((args) => [args.join(' '), args] as const))(
    '%s prints one value, wherever --json stands',
    async (_, args) => {
      const before = writtenState(terminal.home);
      const lines = [
        ['--json', ...args],
        [args[0] ?? '', '--json', ...args.slice(1)],
        [...args, '--json'],
      ];
      const ends = await Promise.all(lines.map((line) => terminal.run(line)));
      expect(JSON.parse(ends[0]?.stdout ?? '')).toMatchObject({ ok: true, value: expect.anything() });
      for (const { code, stdout, stderr } of ends)
        expect({ code, stdout: withoutIds(stdout), stderr }).toEqual({
          code: 0,
          stdout: withoutIds(ends[0]?.stdout),
          stderr: '',
        });
      expect(writtenState(terminal.home)).toEqual(before);
    },
  );

  it('gives a problem on stdout and 1, and nothing on stderr', async () => {
    const { code, stdout, stderr } = await terminal.run(['show', '--json', 'nobody']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problem: {
        code: 'provider-unknown',
        values: { id: 'nobody' },
        message: 'There is no provider "nobody".',
        fix: 'See: switchyard list',
      },
    });
  });

  it('is not the name of a key that is piped in', async () => {
    const args = ['add', 'odd', '--base-url', 'https://o.example', '--key-stdin', '--json'];
    expect(await terminal.run(args, { input: '--json' })).toMatchObject({ code: 0 });
    expect((await terminal.run(['key', 'print', 'odd'])).stdout).toBe('--json\n');
    await terminal.done(['remove', 'odd']);
  });
});

/** A plan's id is another each time. */
function withoutIds(text: string | undefined): string | undefined {
  return text?.replace(/"id": "[0-9a-f]{16}"/g, '');
}

describe('exit codes', () => {
  it.each([
    ['nothing at all', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['list', '--frobnicate']],
    ['a missing argument', ['use']],
    ['one argument too many', ['show', 'acme', 'twice']],
    ['an unknown client', ['use', 'acme', '--client', 'vim']],
    ['an unknown wire', ['add', 'x', '--base-url', 'https://x.example', '--wire', 'soap']],
    ['an unknown delivery', ['use', 'acme', '--delivery', 'pigeon']],
    ['an unknown shell', ['completion', 'tcsh']],
    ['a group without a command', ['key']],
    ['a key command without a provider', ['key', 'print']],
  ])('2 and no result for %s', async (_, args) => {
    const { code, stdout, stderr } = await terminal.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).toMatch(/switchyard/);
  });

  it.each([
    ['nothing at all', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['list', '--frobnicate']],
    ['a missing argument', ['use']],
    ['an unknown client', ['use', 'acme', '--client', 'vim']],
    ['no client where several are found', ['use', 'acme']],
    ['a number that is none', ['history', '--most', 'many']],
    ['a group without a command', ['key']],
  ])('2 and a problem of the same shape as any other for %s, in JSON', async (_, args) => {
    const { code, stdout, stderr } = await terminal.run([...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problem: {
        code: 'terminal.usage',
        values: { words: { code: expect.any(String), values: expect.any(Object), message: expect.any(String) } },
        message: expect.stringMatching(/^(?!error:)./),
        fix: 'See: switchyard --help',
      },
    });
  });

  it('suggests the command that was meant', async () => {
    expect((await terminal.run(['statsu'])).stderr).toContain('(Did you mean status?)');
  });

  it('prints a problem as two lines on stderr: what is wrong, and the way out', async () => {
    expect(await terminal.run(['show', 'nobody'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no provider "nobody".\n  See: switchyard list\n',
    });
  });
});

describe('colour', () => {
  const colour = '\u001b[';
  const colours = async (variables: Readonly<Record<string, string>>) =>
    (await terminal.run(['use', 'acme', '--client', 'opencode', '--dry-run'], { variables })).stdout.includes(colour);

  it('only comes to a terminal, or where it is forced; NO_COLOR wins', async () => {
    expect(await colours({})).toBe(false);
    expect(await colours({ FORCE_COLOR: '1' })).toBe(true);
    expect(await colours({ FORCE_COLOR: '0' })).toBe(false);
    expect(await colours({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect((await terminal.run(['status', '--json'], { variables: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      escape,
    );
  });

  it.skipIf(!existsSync('/usr/bin/script'))('comes to a real terminal, not to a dumb one', () => {
    expect(atTerminal(['status'], { TERM: 'xterm' })).toContain(colour);
    expect(atTerminal(['status'], { TERM: 'dumb' })).not.toContain(colour);
  });
});

/** What a person sees at a terminal of their own, with `typed` on its keyboard. */
function atTerminal(args: readonly string[], variables: Readonly<Record<string, string>>, typed = ''): string {
  const command = [process.execPath, script, ...args].join(' ');
  const { stdout } = spawnSync('/usr/bin/script', ['-qec', command, '/dev/null'], {
    cwd: terminal.path('work'),
    env: { ...terminal.variables, SHELL: '/bin/sh', ...variables },
    input: typed,
    encoding: 'utf8',
  });
  return stdout;
}

describe.skipIf(!existsSync('/usr/bin/script'))('at a terminal', () => {
  it('S2 asks for the key and does not show what is typed', async () => {
    const seen = atTerminal(
      ['add', 'asked', '--base-url', 'https://q.example', '--name', 'Asked'],
      {},
      'sk-typed-by-hand-55\n',
    );
    expect(seen).toContain('Key of Asked:');
    // The line discipline may echo what came before the prompt was there; what the program echoes comes after it.
    expect(seen.slice(seen.indexOf('Key of Asked:'))).not.toContain('typed');
    expect((await terminal.run(['key', 'print', 'asked'])).stdout).toBe('sk-typed-by-hand-55\n');
    await terminal.done(['remove', 'asked']);
  });

  it('leaves nothing without a yes, and says so', () => {
    const before = writtenState(terminal.home);
    expect(atTerminal(['leave'], {}, 'n\n')).toMatch(/delete all providers, keys, backups and the history\? \[y\/N\]/);
    expect(writtenState(terminal.home)).toEqual(before);
  });
});

describe('--help', () => {
  it('is there for every command, on stdout, without a look at the disk', async () => {
    const before = writtenState(terminal.home);
    const commandsOf = (help: string) =>
      [...help.slice(help.indexOf('\nCommands:')).matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = '']) => name);
    const all = commandsOf(await terminal.done(['--help'])).filter((name) => name !== 'help');
    expect(all).toEqual(
      expect.arrayContaining(['add', 'use', 'status', 'undo', 'key', 'import', 'leave', 'completion']),
    );
    const groups = await Promise.all(
      all.map(async (name) => [
        name,
        ...commandsOf(await terminal.done([name, '--help'])).map((sub) => `${name} ${sub}`),
      ]),
    );
    for (const words of groups.flat().filter((name) => !name.endsWith(' help'))) {
      const { code, stdout, stderr } = await terminal.run([...words.split(' '), '--help']);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: switchyard ${words}\\b`));
      expect(stdout).toMatch(/\n\n[A-Za-z][^\n]+\n/);
    }
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('knows its version', async () => {
    expect(await terminal.done(['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('completion', () => {
  const words = (line: string) => line.split(' ');

  it.each([
    ['the commands', 'switchyard st', ['status']],
    ['our providers and "official"', 'switchyard use ', ['acme', 'official']],
    ['the presets for a new one', 'switchyard add openr', ['openrouter']],
    ['the options', 'switchyard use acme --dr', ['--dry-run']],
    ['the choices of an option', 'switchyard use acme --client open', ['opencode', 'openclaw']],
    ['the commands of a group', 'switchyard key ', ['set', 'print', 'delete']],
    ['nothing where it knows nothing', 'switchyard history zz', []],
  ])('offers %s in bash', (_, line, expected) => {
    const source = `eval "$(switchyard completion bash)"
COMP_WORDS=(${words(line)
      .map((word) => `'${word}'`)
      .join(' ')}) COMP_CWORD=${words(line).length - 1}
_switchyard
printf '%s\\n' "\${COMPREPLY[@]}"
complete -p switchyard`;
    const { stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', source], {
      env: terminal.variables,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('complete -F _switchyard switchyard');
    expect(lines.slice(0, -1).filter(Boolean)).toEqual(expected);
  });

  it.skipIf(!existsSync('/usr/bin/zsh'))('offers our providers in zsh', () => {
    const source = `autoload -U compinit; compinit -u; compadd() { shift 0; print -l -- \${(P)\${@[-1]}}; }
eval "$(switchyard completion zsh)"; words=(switchyard use ''); CURRENT=3; _switchyard`;
    const { stdout } = spawnSync('/usr/bin/zsh', ['-f', '-c', source], { env: terminal.variables, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(['acme', 'official']);
  });

  it.skipIf(!existsSync('/usr/bin/fish'))('offers our providers in fish', () => {
    const source = `switchyard completion fish | source; complete -C 'switchyard use '`;
    const { stdout } = spawnSync('/usr/bin/fish', ['-N', '-c', source], { env: terminal.variables, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(expect.arrayContaining(['acme', 'official']));
  });
});
