import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'dist');

/** A copy of the built program, whose parts a test may break. */
function copyOfProgram(): string {
  const folder = join(mkdtempSync(join(homedir(), 'start-')), 'dist');
  cpSync(built, folder, { recursive: true });
  return folder;
}

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

it('starts without the compiled form beside it', () => {
  const folder = copyOfProgram();
  rmSync(join(folder, 'program.cjs.compiled'));
  const { status, stdout, stderr } = run(join(folder, 'switchyard.cjs'), 'list', '--json');
  expect({ status, stderr, reply: JSON.parse(stdout) }).toEqual({
    status: 0,
    stderr: '',
    reply: { ok: true, value: [] },
  });
});

it.each([
  ['cut short', Buffer.alloc(100)],
  ['of something else', Buffer.from('not compiled at all')],
  ['empty', Buffer.alloc(0)],
])('starts with a compiled form that is %s', (_, bytes) => {
  const folder = copyOfProgram();
  writeFileSync(join(folder, 'program.cjs.compiled'), bytes);
  const { status, stderr } = run(join(folder, 'switchyard.cjs'), 'list');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it('runs the program that is there, not the one that was compiled before it', () => {
  const folder = copyOfProgram();
  const program = join(folder, 'program.cjs');
  writeFileSync(program, readFileSync(program, 'utf8').replace('"Added {name}. ', '"ADDED {name}. '));
  const add = ['add', 'x', '--base-url', 'https://x.example/v1', '--no-key'];
  expect(run(join(folder, 'switchyard.cjs'), ...add).stdout).toContain('ADDED x.');
});

it('starts through a link, as npm installs it', () => {
  const folder = copyOfProgram();
  const link = join(folder, '..', 'switchyard');
  symlinkSync(join(folder, 'switchyard.cjs'), link);
  expect(run(link, '--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
