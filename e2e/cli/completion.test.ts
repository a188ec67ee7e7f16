import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writtenState } from './home-state.ts';
import { openTerminal, script, type Terminal } from './terminal.ts';

let terminal: Terminal;
const data = '.local/share/switchyard';

beforeEach(async () => {
  terminal = openTerminal();
  await terminal.done(['add', 'mine', '--base-url', 'https://mine.example/v1', '--model', 'm', '--no-key']);
});
afterEach(() => terminal.close());

async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await terminal.run(['complete', '--', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('a press of TAB', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a provider', ['use', 'mi'], ['mine']],
    ["a client's own login", ['use', 'off'], ['official']],
    ['a client', ['use', 'mine', '--client', ''], ['codex', 'opencode', 'openclaw', 'all']],
    ['a preset', ['add', 'openr'], ['openrouter']],
    ['a command', ['und'], ['undo']],
    ['a command below another', ['key', 'del'], ['delete']],
    ['an option', ['serve', '--po'], ['--port']],
    ['the languages', ['list', '--lang', 'f'], ['fr']],
    ['the same behind a language', ['--lang', 'fr', '--json', 'und'], ['undo']],
    ['what may stand anywhere', ['list', '--la'], ['--lang']],
    ['nothing where any word may stand', ['use', 'mine', '--model', ''], []],
    ['nothing that only programs say', ['complet'], ['completion']],
    ['nothing of a command that is none', ['nonsense', 'x', 'y'], []],
  ])('offers %s', async (_, words, expected) => expect(await offered(...words)).toEqual(expected));

  it('finishes nothing that a crash left, brings no launcher up to date and writes nothing at all', async () => {
    terminal.write(`${data}/journal/20261121T024932123-1a2b3c4d.begun`, 'cut short');
    chmodSync(terminal.write(`${data}/bin/switchyard-key`, '#!/bin/sh\n# of an older version\n'), 0o700);
    terminal.write(`${data}/settings.json`, 'no JSON');
    const before = writtenState(terminal.home);
    expect(await offered('use', '')).toEqual(['mine', 'official']);
    expect(await offered('')).toContain('status');
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it.each([
    ['is broken', '{'],
    ['is of a newer version', '{"version":99}'],
    ['is no list', '{"version":1,"providers":7}'],
  ])('offers no provider where the list %s, and says nothing of it', async (_, text) => {
    terminal.write(`${data}/providers.json`, text);
    expect(await offered('test', '')).toEqual([]);
    expect(await offered('use', 'off')).toEqual(['official']);
  });

  it('offers no provider where the list is a folder', async () => {
    const other = openTerminal();
    mkdirSync(other.path(data, 'providers.json'), { recursive: true });
    const { code, stdout, stderr } = await other.run(['complete', '--', 'test', '']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    other.close();
  });

  it.skipIf(!existsSync('/bin/bash'))('leads through the script of bash', () => {
    const shell = `
      switchyard() { '${process.execPath}' '${script}' "$@"; }
      eval "$(switchyard completion bash)"
      COMP_WORDS=(switchyard use mi); COMP_CWORD=2; _switchyard; echo "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', shell], {
      env: terminal.variables,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'mine\n', stderr: '' });
  });
});
