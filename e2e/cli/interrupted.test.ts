import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientIds } from '../../shared/client-id.ts';
import { liveFiles } from '../support/client-samples.ts';
import { openTerminal, putLiveFiles, type Terminal, toEnd, toProblem } from './terminal.ts';

const clients = clientIds;
const plugin = '.config/opencode/plugins/switchyard-keys.js';

let terminal: Terminal;
beforeEach(async () => {
  terminal = openTerminal();
  putLiveFiles(terminal);
  for (const id of ['a', 'b']) {
    const address = `https://${id}.example/v1`;
    const args = ['add', id, '--base-url', address, '--model', `model-${id}`, '--key-stdin', '--key-store', 'file'];
    await terminal.done(args, { input: `sk-of-${id}-0123456789` });
  }
});
const disks: string[] = [];
afterEach(() => {
  for (const disk of disks.splice(0)) spawnSync('umount', [disk]);
  terminal.close();
});

type Choice = 'a' | 'b';

const use = (id: Choice) => ['use', id, '--client', 'all'];

function texts(): readonly string[] {
  return [...Object.values(liveFiles), plugin].map((path) => terminal.read(path));
}

/** What every file holds after a switch to `a` and to `b`, once each client knows both. */
async function wantedTexts(): Promise<Readonly<Record<Choice, readonly string[]>>> {
  for (const id of ['a', 'b'] as const) await terminal.done(use(id));
  await terminal.done(use('a'));
  const a = texts();
  await terminal.done(use('b'));
  return { a, b: texts() };
}

/** Which switch each file tells of; throws for a text that neither would have written. */
function choicesIn(wanted: Readonly<Record<Choice, readonly string[]>>): readonly string[] {
  return texts().map((text, index) => {
    const choices = (['a', 'b'] as const).filter((id) => wanted[id][index] === text);
    if (choices.length === 0) throw new Error(`neither a nor b:\n${text}`);
    return choices.join('');
  });
}

/** What a process that was ended leaves beside a live file or in our folder. */
function leftOvers(): readonly string[] {
  const names = readdirSync(terminal.home, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tmp$|switchyard\/journal\/|locks\/\w+-/.test(name));
}

/** A lock without content may be one that somebody writes just now, so for two seconds nobody takes it away. */
const isUnwritten = (path: string): boolean => path.includes('locks') && terminal.read(path) === '';

/** All that a kill left is gone, after any command but for locks that were not written yet. */
async function expectMended(): Promise<void> {
  const look = async () => {
    const left = leftOvers();
    if (left.length > 0 && left.every(isUnwritten)) await terminal.done(['status']);
    return left;
  };
  if (leftOvers().every(isUnwritten)) await expect.poll(look, { timeout: 30_000 }).toEqual([]);
  expect(leftOvers()).toEqual([]);
}

it('C9 two switches at once end in one of the two, whole, and say so', async () => {
  const wanted = await wantedTexts();
  const winners = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const order = (round % 2 === 0 ? ['a', 'b'] : ['b', 'a']) as readonly Choice[];
    const ends = await Promise.all(order.map((id) => terminal.run([...use(id), '--json'])));
    for (const ended of ends) if (ended.code !== 0) expect(toProblem(ended).code).toBe('file-changed');
    expect(ends.some(({ code }) => code === 0)).toBe(true);
    for (const [index, client] of clients.entries()) winners.add(`${client} ${choicesIn(wanted)[index]}`);
    // OpenCode's two files tell of one and the same switch.
    expect(choicesIn(wanted)[3]).toContain(choicesIn(wanted)[1]);
  }
  expect(winners.size).toBeGreaterThan(1);
  expect(leftOvers()).toEqual([]);
  await terminal.done(use('a'));
  expect(texts()).toEqual(wanted.a);
});

it('C5 C12 kill -9 at any moment leaves old or new, and the next command mends the rest', async () => {
  const wanted = await wantedTexts();
  const start = performance.now();
  await terminal.done(use('a'));
  const whole = performance.now() - start;
  const ends = new Set<string>();
  for (let step = 1; step <= 24; step += 1) {
    const id = step % 2 === 0 ? 'a' : 'b';
    const child = terminal.start(use(id));
    const ended = toEnd(child);
    await delay((whole * (step + 6)) / 20);
    child.kill('SIGKILL');
    const { code } = await ended;
    // Each client's own files are whole at once, or after the next command has looked at the journal.
    expect((await terminal.run(['status'])).code).toBe(0);
    const choices = choicesIn(wanted);
    expect(choices[3]).toContain(choices[1]);
    await expectMended();
    ends.add(`${code} ${choices.slice(0, 3).join(' ')}`);
    await terminal.done(use(id));
    expect(texts()).toEqual(wanted[id]);
  }
  // Some were killed before, some after a live file was replaced.
  expect(ends.size).toBeGreaterThan(2);
});

it('S7 kill -9 while Codex looks at the new text leaves no copy of it after the next command', async () => {
  const slow = `#!/bin/sh
[ "$1" = --version ] && { echo codex-cli 0.169.0; exit; }
echo "$$ $CODEX_HOME" > "${terminal.path('asked')}"
exec /bin/sleep 30
`;
  chmodSync(terminal.write('bin/codex', slow), 0o755);
  const child = terminal.start(['use', 'a', '--client', 'codex']);
  const ended = toEnd(child);
  const asked = terminal.path('asked');
  await expect.poll(() => existsSync(asked) && terminal.read('asked').endsWith('\n'), { timeout: 60_000 }).toBe(true);
  child.kill('SIGKILL');
  await ended;
  const [pid, folder = ''] = terminal.read('asked').trim().split(' ');
  process.kill(Number(pid), 'SIGKILL');
  // Ours, and nobody else's, for as long as it is there.
  expect(folder.startsWith(terminal.path('.local/share/switchyard/scratch/'))).toBe(true);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, 'config.toml')).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(readdirSync(terminal.path('work'))).toEqual([]);
  await terminal.done(['list']);
  expect(existsSync(terminal.path('.local/share/switchyard/scratch'))).toBe(false);
});

describe('C9 a lock', () => {
  const hold = (owner: { readonly pid: number; readonly started: number | null }) => {
    for (const name of ['data', 'files'])
      terminal.write(`.local/share/switchyard/locks/${name}`, JSON.stringify({ ...owner, nonce: 'other' }));
  };

  it('whose owner was killed holds nobody up', async () => {
    hold({ pid: process.pid, started: 1 });
    await terminal.done(use('a'));
    expect(terminal.read(liveFiles.codex)).toContain('model-a');
    expect(leftOvers()).toEqual([]);
  });

  it('of a living owner is waited for, then named, and nothing is written', async () => {
    hold({ pid: process.pid, started: null });
    const before = liveTexts();
    const problem = await terminal.problem(['use', 'a', '--client', 'codex']);
    expect(problem).toMatchObject({ code: 'locked-by-process', fix: expect.stringContaining(`ps -p ${process.pid}`) });
    expect(liveTexts()).toEqual(before);
  });
});

describe('C5 a full disk', () => {
  /** A disk of 16 KiB at `folder`; undefined where this user may not mount one. */
  function smallDisk(folder: string): string | undefined {
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
    if (status !== 0) return undefined;
    disks.push(folder);
    return folder;
  }

  it('of the live file: it stays as it was, and the problem says what to free', async ({ skip }) => {
    const disk = smallDisk(terminal.path('small')) ?? skip('mounting a small disk needs root');
    const text = `model = "gpt-5.5"\n# ${'x'.repeat(7900)}\n`;
    terminal.write('small/config.toml', text);
    writeFileSync(`${disk}/ballast`, 'x'.repeat(6000));
    const variables = { CODEX_HOME: disk };
    const problem = await terminal.problem(['use', 'a', '--client', 'codex'], { variables });
    expect(problem).toMatchObject({ code: 'disk-full', fix: expect.stringContaining('df -h') });
    expect(terminal.read('small/config.toml')).toBe(text);
    expect(readdirSync(disk).sort()).toEqual(['ballast', 'config.toml']);
    expect((await terminal.problem(['undo'])).code).toBe('nothing-to-undo');
  });

  it('of our own folder: nothing is switched, and nothing is lost', async ({ skip }) => {
    const disk = smallDisk(terminal.path('small')) ?? skip('mounting a small disk needs root');
    const variables = { SWITCHYARD_HOME: disk };
    const add = ['add', 'c', '--base-url', 'https://c.example', '--no-key', '--model', 'm'];
    await terminal.done(add, { variables });
    writeFileSync(`${disk}/ballast`, 'x'.repeat(12_000));
    const before = liveTexts();
    const problem = await terminal.problem(['use', 'c', '--client', 'codex'], { variables });
    expect(problem.code).toBe('disk-full');
    const refused = await terminal.problem(['add', 'd', ...add.slice(2), '--header', `X-A=${'y'.repeat(3900)}`], {
      variables,
    });
    expect(refused.code).toBe('disk-full');
    expect(liveTexts()).toEqual(before);
    expect(JSON.parse(await terminal.done(['list', '--json'], { variables })).value).toHaveLength(1);
  });
});

function liveTexts(): readonly string[] {
  return Object.values(liveFiles).map((path) => terminal.read(path));
}
