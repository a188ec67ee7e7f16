import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** The number of a process that a signal ended, as shells count it. */
const endedBySignal = 128;

/** Lets a child run in the place of this process, which gets its signals, and gives its exit code. */
export function endOf(child: ChildProcess): Promise<number> {
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    // Ctrl-C reaches both of us through the terminal. A second one would not let the other end in peace.
    const pass = () => void ((signal !== 'SIGINT' || !process.stdin.isTTY) && child.kill(signal));
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      for (const remove of listeners) remove();
      resolve(code ?? endedBySignal);
    });
  });
}

export function runChild(command: string, args: readonly string[], options: SpawnOptions): Promise<number> {
  return endOf(spawn(command, [...args], { stdio: 'inherit', ...options }));
}
