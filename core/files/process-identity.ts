import { readFileSync } from 'node:fs';
import type { Platform } from './disk.ts';
import { errorCode } from './error-code.ts';

/** A process, told apart from a later one that was given the same number. `started` is null where it can't be known. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Linux: clock ticks since boot; macOS: seconds since 1970. */
  readonly started: number | null;
}

/** Seconds by which two clocks on macOS may call the same start differently. */
const tolerance = 5;

/** This process. On macOS its own start is known without asking `ps`. */
export function ownIdentity(platform: Platform): ProcessIdentity {
  const started = {
    linux: () => linuxStart(process.pid) ?? null,
    darwin: () => Math.round(performance.timeOrigin / 1000),
    win32: () => null,
  }[platform]();
  return { pid: process.pid, started };
}

/** Whether that very process still runs. When in doubt, it does: to take over a living owner's lock loses data. */
export function isRunning({ pid, started }: ProcessIdentity, platform: Platform): boolean {
  if (!isPid(pid)) return false;
  if (started === null || platform === 'win32') return true;
  if (platform === 'linux') return linuxStart(pid) === started;
  const now = darwinStart(pid);
  return now === undefined || Math.abs(now - started) <= tolerance;
}

function isPid(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of proc_pid_stat(5). The name in field 2 may hold spaces and brackets. A zombie no longer runs. */
export function linuxStart(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
  } catch {
    // Gone, or hidden from us and so not a process of this user.
    return undefined;
  }
}

/** Seconds since 1970; undefined when `ps` does not say. */
export function darwinStart(pid: number): number | undefined {
  try {
    // Only here is it needed, and loading it costs every start some milliseconds.
    const line = process
      .getBuiltinModule('node:child_process')
      .execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        timeout: 2000,
        env: { ...process.env, LC_ALL: 'C' },
      });
    const time = Date.parse(line.trim());
    return Number.isNaN(time) ? undefined : time / 1000;
  } catch {
    // The process ended in the meantime, or there is no `ps`; then its number must do.
    return undefined;
  }
}
