import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

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

/** A bundle, a command line that it answers, and how. */
const bundles = [
  ['program.cjs', ['list', '--json'], { status: 0, reply: { ok: true, value: [] } }],
  [
    'switch.cjs',
    ['use', 'nobody', '--client', 'codex', '--json'],
    { status: 1, reply: { ok: false, problem: expect.objectContaining({ code: 'provider-unknown' }) } },
  ],
] as const;

describe.each(bundles)('%s', (bundle, args, answer) => {
  const answered = (folder: string) => {
    const { status, stdout, stderr } = run(join(folder, 'switchyard.cjs'), ...args);
    return { status, stderr, reply: JSON.parse(stdout) };
  };

  it('starts without the compiled form beside it', () => {
    const folder = copyOfProgram();
    rmSync(join(folder, `${bundle}.compiled`));
    expect(answered(folder)).toEqual({ ...answer, stderr: '' });
  });

  it.each([
    ['cut short', Buffer.alloc(100)],
    ['of something else', Buffer.from('not compiled at all')],
    ['empty', Buffer.alloc(0)],
  ])('starts with a compiled form that is %s', (_, bytes) => {
    const folder = copyOfProgram();
    writeFileSync(join(folder, `${bundle}.compiled`), bytes);
    expect(answered(folder)).toEqual({ ...answer, stderr: '' });
  });

  it('runs the text that is there, not the one that was compiled before it', () => {
    const folder = copyOfProgram();
    const program = join(folder, bundle);
    writeFileSync(program, readFileSync(program, 'utf8').replaceAll('Usage:', 'USAGE:'));
    expect(run(join(folder, 'switchyard.cjs'), args[0], '--help').stdout).toContain(`USAGE: switchyard ${args[0]}`);
  });
});

it('starts through a link, as npm installs it', () => {
  const folder = copyOfProgram();
  const link = join(folder, '..', 'switchyard');
  symlinkSync(join(folder, 'switchyard.cjs'), link);
  expect(run(link, '--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
