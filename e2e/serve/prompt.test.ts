import { spawn } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { openTerminal, script } from '../cli/terminal.ts';

const terminal = openTerminal();
afterAll(() => terminal.close());

interface Step {
  /** What must be on the screen before it is typed. */
  readonly after: RegExp;
  readonly input: string;
}

/** Runs it at a pseudo terminal of util-linux's `script`; gives its exit code and all that the screen got. */
function typed(command: string, steps: readonly Step[]): Promise<{ code: number | null; screen: string }> {
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { ...terminal.variables, PATH: '/usr/bin:/bin', TERM: 'xterm' },
  });
  let screen = '';
  const left = [...steps];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = left;
    if (next?.after.test(screen)) child.stdin.write(left.shift()?.input ?? '');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, screen })));
}

const serve = `exec '${process.execPath}' '${script}' serve --port 0`;
const address = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}/g;

describe.runIf(process.platform === 'linux')('serve at a terminal', () => {
  it('prints a new address for Enter, and ends with Ctrl-C', async () => {
    const { code, screen } = await typed(serve, [
      { after: /Enter prints a new one/, input: '\r' },
      { after: /\/#[\w-]{43}.*\/#[\w-]{43}/s, input: '\u0003' },
    ]);
    expect(code).toBe(0);
    expect(new Set(screen.match(address)).size).toBe(2);
  });

  it('does not wait for Enter in the background, where the system would stop it for that', async () => {
    const shell = `bash --norc -ic "(${serve}) & read line; jobs; kill %1; wait %1; echo ended with \\$?"`;
    const { screen } = await typed(shell, [{ after: /it works once/, input: 'a line for the shell\r' }]);
    expect(screen).toContain('Running');
    expect(screen).not.toContain('Stopped');
    expect(screen).toContain('ended with 0');
    expect(screen).not.toContain('Enter prints');
  });
});
