import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from '../core/environment.ts';

/** Shells load a lot when they believe that somebody sits there. */
const usualLimitMs = 5000;
const maxOutput = 100_000;

/** What startup files print themselves stands before and after it. */
const mark = 'switchyard-path';

/**
 * The PATH of the user's login shell, asked once, in the background: undefined when it is too slow, fails or says nothing.
 * Startup files for interactive shells count, because version managers of Node are set up there.
 */
export function askLoginShell(environment: Environment, limitMs = usualLimitMs): Promise<string | undefined> {
  const { variables, path, home } = environment;
  const shell = variables.SHELL;
  if (shell === undefined || !path.isAbsolute(shell)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = spawn(shell, ['-ilc', `printf '\\n${mark}:%s:${mark}\\n' "$PATH"`], {
      cwd: home,
      env: { ...variables, TERM: 'dumb', ELECTRON_RUN_AS_NODE: undefined },
      stdio: ['ignore', 'pipe', 'ignore'],
      // A group of its own, so that the limit also ends what the startup files started.
      detached: true,
    });
    let output = '';
    const finish = () => {
      clearTimeout(timer);
      resolve(pathIn(output));
    };
    const stop = () => {
      killGroup(child);
      child.stdout.destroy();
      finish();
    };
    const timer = setTimeout(stop, limitMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      // What a startup file left running may hold the pipe open for as long as it likes.
      if (output.length > maxOutput || pathIn(output) !== undefined) stop();
    });
    child.on('error', finish);
    child.on('close', finish);
  });
}

function pathIn(output: string): string | undefined {
  return new RegExp(`\\n${mark}:(.*):${mark}\\n`).exec(output)?.[1] || undefined;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}
