import { readdirSync, readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';
import { ownPlace, type Place, relationTo } from './place.ts';
import type { Platform } from './platform.ts';

/** A process, told apart from a later one that was given the same number. `started` is null where it can't be known. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Linux: clock ticks since boot; macOS: seconds since 1970. */
  readonly started: number | null;
  /** Missing in what an earlier version wrote, and then taken to be here. */
  readonly place?: Place | undefined;
}

/** `elsewhere`: in another container or on another machine, where its number can't be looked up. */
export type Whereabouts = 'running' | 'ended' | 'elsewhere';

/** Seconds by which two clocks on macOS may call the same start differently. */
const tolerance = 5;

/** This process. On macOS its own start is known without asking `ps`. */
export function ownIdentity(platform: Platform): ProcessIdentity {
  const started = {
    linux: () => linuxStart(process.pid) ?? null,
    darwin: () => Math.round(performance.timeOrigin / 1000),
    win32: () => null,
  }[platform]();
  return { pid: process.pid, started, place: ownPlace(platform) };
}

/** What became of a process that wrote about itself at `writtenMs` (since 1970). */
export function whereaboutsOf(identity: ProcessIdentity, platform: Platform, writtenMs: number): Whereabouts {
  const relation = identity.place ? relationTo(identity.place, ownPlace(platform), writtenMs) : 'here';
  if (relation !== 'here') return relation === 'gone' ? 'ended' : 'elsewhere';
  return isRunning(identity, platform) ? 'running' : 'ended';
}

/** Whether that very process of this place still runs. When in doubt, it does: to take over a living owner's lock loses data. */
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
    return fields[0] === 'Z' ? undefined : Number(fields[19]);
  } catch {
    // Gone, or hidden from us and so not a process of this user.
    return undefined;
  }
}

/** Linux: whether that very process runs in a container of this machine, by the number that it has there (proc_pid_status(5)). */
export function isRunningInside({ pid, started }: ProcessIdentity): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const numbers = numbersOf(name);
    const isIt = numbers.length > 1 && numbers.at(-1) === pid;
    return isIt && (started === null || linuxStart(Number(name)) === started);
  });
}

/** The numbers of a process, from the one that we see to the one that it sees itself. */
function numbersOf(name: string): readonly number[] {
  try {
    const line = /^NSpid:(.*)$/m.exec(readFileSync(`/proc/${name}/status`, 'latin1'))?.[1] ?? '';
    return line.trim().split(/\s+/).map(Number);
  } catch {
    return []; // It ended in the meantime.
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
