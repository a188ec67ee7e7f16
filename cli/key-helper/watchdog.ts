import { writeSync } from 'node:fs';

/**
 * Ends this process for certain after `limitMs`, with `cause` as one line on stderr; gives back how to call it off. A
 * keychain that waits for a person holds a thread of the pool, and `process.exit` waits for that thread: only a signal
 * ends the process then. The launcher turns the status of signal 9 into 1. The timer keeps the process alive on purpose:
 * one that ran out of work early would end as if it had succeeded.
 */
export function startWatchdog(limitMs: number, cause: () => string, beforeEnd: () => void): () => void {
  const timer = setTimeout(() => {
    try {
      beforeEnd();
      writeSync(2, `${cause()}\n`);
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  }, limitMs);
  return () => clearTimeout(timer);
}
