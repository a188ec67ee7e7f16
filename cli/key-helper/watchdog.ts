import { writeSync } from 'node:fs';

/**
 * Ends this process for certain after `limitMs`, with `cause` on stderr. A keychain that waits for a person holds a
 * thread of the pool, and `process.exit` waits for that thread; only a signal ends the process then. (On Linux exit by
 * signal 9, which the launcher turns into 1.)
 */
export function startWatchdog(limitMs: number, cause: string, beforeEnd: () => void): void {
  setTimeout(() => {
    try {
      writeSync(2, `${cause}\n`);
      beforeEnd();
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  }, limitMs).unref();
}
