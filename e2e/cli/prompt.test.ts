import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, script, type Terminal } from './terminal.ts';

const interrupt = '\u0003';
const endOfInput = '\u0004';
const planted = 'planted-at-the-prompt-1';
const store = ['--key-store', 'file'];
const add = ['add', 'acme', '--base-url', 'https://acme.example/v1', '--model', 'm', ...store];

let terminal: Terminal = openTerminal();
afterAll(() => terminal.close());
beforeEach(() => {
  terminal.close();
  terminal = openTerminal();
});

/** Runs it at a pseudo terminal of util-linux's `script`, types once it is asked, and gives all that the screen got. */
function typed(
  args: readonly string[],
  input: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; screen: string }> {
  const command = [process.execPath, script, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qefc', `${command}; code=$?; stty -a; exit $code`, '/dev/null'], {
    env: { ...terminal.variables, PATH: '/usr/bin:/bin', TERM: 'xterm', ...more },
  });
  let screen = '';
  let isAnswered = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (isAnswered || !/Key of acme: |\[[yo]\/N\] /.test(screen)) return;
    isAnswered = true;
    setTimeout(() => child.stdin.write(input), 200);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, screen }));
  });
}

const keys = () => {
  const folder = terminal.path('.local', 'share', 'switchyard', 'keys');
  return existsSync(folder) ? readdirSync(folder) : [];
};
/** As `stty -a` says it of a terminal that is as it was. */
const isSane = (screen: string) => / echo /.test(screen) && / icanon /.test(screen);

describe.runIf(process.platform === 'linux')('the hidden prompt', () => {
  it('S2 shows nothing of the key, and stores it', async () => {
    const { code, screen } = await typed(add, `${planted}\r`);
    expect([code, isSane(screen)]).toEqual([0, true]);
    expect(screen).not.toContain('planted');
    expect(await terminal.done(['key', 'print', 'acme'])).toBe(`${planted}\n`);
  });

  it.each([
    ['Ctrl-C', `${planted}${interrupt}`, 'Nothing was entered.'],
    ['Ctrl-D', endOfInput, 'Nothing was entered.'],
    ['an empty line', '\r', 'The key is empty.'],
  ])('stores nothing on %s, says so, and leaves the terminal as it was', async (_, input, words) => {
    const { code, screen } = await typed(add, input);
    expect([code, isSane(screen)]).toEqual([1, true]);
    expect(screen).toContain(words);
    expect(screen).not.toContain('planted');
    expect([keys(), await terminal.value(['list'])]).toEqual([[], []]);
  });
});

describe.runIf(process.platform === 'linux')('a question', () => {
  it.each([
    ['an empty line', '\r'],
    ['another word', 'yesterday\r'],
    ['Ctrl-C', interrupt],
    ['Ctrl-D', endOfInput],
  ])('takes %s for no', async (_, input) => {
    await terminal.done([...add, '--key-stdin'], { input: planted });
    const { code, screen } = await typed(['leave'], input);
    expect([code, isSane(screen), keys().length]).toEqual([1, true, 1]);
  });

  it.each([
    ['en_GB.UTF-8', 'YES'],
    ['fr_FR.UTF-8', 'o'],
    ['fr_FR.UTF-8', 'y'],
    ['ja_JP.UTF-8', 'はい'],
    ['zh_CN.UTF-8', 'y'],
  ])('in %s takes "%s" for yes', async (LANG, answer) => {
    await terminal.done([...add, '--key-stdin'], { input: planted });
    const { code } = await typed(['leave'], `${answer}\r`, { LANG });
    expect([code, keys()]).toEqual([0, []]);
  });
});
