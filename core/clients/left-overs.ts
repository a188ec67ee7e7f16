import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { lazily } from '../../shared/lazily.ts';
import type { Environment } from '../environment.ts';
import { readJson } from './json-file.ts';

const pidFile = lazily(() => z.object({ pid: z.int().check(z.positive()) }));

/** How long an ended process is waited for: its folder is removed next. */
const patienceMs = 2000;

/**
 * Ends every process that a program has left behind: one that knows the scratch folder, which was made for this question
 * and has a name that nobody else has, by its environment; and one that named itself in a file there.
 */
export async function endLeftOvers(
  { platform }: Environment,
  scratch: string,
  files: readonly string[] = [],
): Promise<void> {
  const named = files.flatMap((name) => readJson(join(scratch, name), pidFile())?.pid ?? []);
  const pids = [...new Set([...named, ...(await processesWith(platform, scratch))])].filter(
    (pid) => pid !== process.pid,
  );
  for (const pid of pids) await end(platform, pid);
  const until = Date.now() + patienceMs;
  while (pids.some(isThere) && Date.now() < until) await delay(10);
}

async function processesWith(platform: Environment['platform'], scratch: string): Promise<readonly number[]> {
  if (platform === 'linux') return numbersIn('/proc').filter((pid) => environmentOf(pid).includes(scratch));
  if (platform !== 'darwin') return [];
  const { spawnSync } = await import('node:child_process');
  const { stdout } = spawnSync('/bin/ps', ['-axwwE', '-o', 'pid=,command='], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').filter((line) => line.includes(scratch));
  return lines.map((line) => Number.parseInt(line, 10)).filter(Number.isInteger);
}

function numbersIn(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return ''; // Ended meanwhile, or another user's.
  }
}

async function end(platform: Environment['platform'], pid: number): Promise<void> {
  if (platform === 'win32') {
    const { spawnSync } = await import('node:child_process');
    spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended by itself.
  }
}

/** A process that has ended and was not yet collected has no environment any more. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || environmentOf(pid) !== '';
  } catch {
    return false; // Gone.
  }
}
