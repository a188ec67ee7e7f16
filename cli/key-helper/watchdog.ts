import { writeSync } from 'node:fs';

/** How long the keychain is waited for. */
const keychainMs = 2500;

/**
 * A whole run, from the start of the process on: below the 5 s after which Codex, OpenClaw and our plug-in of OpenCode kill
 * the launcher, so that the cause is told even where Node itself took its time to come up.
 */
const processMs = 4000;

/** What is left for the keychain in a process that has run for `runningMs`. */
export function helperLimitMs(runningMs: number): number {
  return Math.max(0, Math.min(keychainMs, processMs - runningMs));
}

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
