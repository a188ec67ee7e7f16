import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { namesIn } from './disk.ts';
import {
  type LockContent,
  readLock,
  releaseLock,
  removeDeadLock,
  touchEveryMs,
  touchLock,
  tryTakeLock,
} from './lock-file.ts';
import { ownIdentity, type Whereabouts } from './process-identity.ts';
import { steadyNow } from './steady-clock.ts';
import { toWriteError } from './write-error.ts';

/** How long a living owner is waited for. Ours hold a lock for milliseconds. */
const patienceMs = 5000;

/** `data` guards our own stores, `files` the live files with their journal. Work under `files` must not wait for `data`. */
const lockNames = ['data', 'files'] as const;
type LockName = (typeof lockNames)[number];

/** Per lock, the last one in line in this process; a lock file can't tell two callers of one process apart. */
const lines = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other window, tray or terminal of ours does (checklist C9). `name` is the lock; one that is held
 * can't be taken again inside. Throws AppError `locked-by-other` when a living owner keeps it for 5 s.
 */
export function withLock<Result>(
  environment: Environment,
  work: () => Promise<Result>,
  name: LockName = 'data',
): Promise<Result> {
  const path = join(lockFolder(environment), name);
  const mine = (lines.get(path) ?? Promise.resolve()).then(() => holding(path, environment, work));
  const settled = mine
    .catch(() => undefined)
    .then(() => {
      if (lines.get(path) === settled) lines.delete(path);
    });
  lines.set(path, settled);
  return mine;
}

function lockFolder(environment: Environment): string {
  return join(environment.dataFolder, 'locks');
}

/** A process that was killed while it took a lock leaves a file with a longer name behind. */
export function hasLeftOverLocks(environment: Environment): boolean {
  return namesIn(lockFolder(environment)).some((name) => name.includes('-'));
}

/** Removes them where their owner is dead. Only under the lock itself can nobody be about to take one of them over. */
export async function sweepLocks(environment: Environment): Promise<void> {
  const folder = lockFolder(environment);
  for (const lock of lockNames)
    await withLock(
      environment,
      async () => {
        for (const name of namesIn(folder))
          if (name.startsWith(`${lock}-`)) removeDeadLock(join(folder, name), environment.platform);
      },
      lock,
    );
}

async function holding<Result>(path: string, environment: Environment, work: () => Promise<Result>): Promise<Result> {
  const mine = { ...ownIdentity(environment.platform), nonce: environment.random(8) };
  await take(path, mine, environment);
  const touching = setInterval(() => touchLock(path, mine), touchEveryMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    releaseLock(path, mine);
  }
}

/** The patience is for one owner: where many come and go, the turn of each comes. */
async function take(path: string, mine: LockContent, environment: Environment): Promise<void> {
  let end = steadyNow() + patienceMs;
  let owner: string | undefined;
  while (!tryOnce(path, mine, environment)) {
    owner ??= readLock(path, environment.platform)?.nonce;
    if (steadyNow() > end) {
      const now = readLock(path, environment.platform);
      if (now?.nonce === owner) throw lockedByOther(path, now);
      owner = now?.nonce;
      end = steadyNow() + patienceMs;
    }
    // Uneven, so that many who wait do not come all at once.
    await sleep(2 + (Number.parseInt(environment.random(1), 16) % 16));
  }
}

function tryOnce(path: string, mine: LockContent, { platform }: Environment): boolean {
  try {
    return tryTakeLock(path, mine, platform);
  } catch (error) {
    throw toWriteError(path, error);
  }
}

/** `owner` is undefined where nothing is known of it. */
export function lockedByOther(
  path: string,
  owner: { readonly pid: number; readonly whereabouts: Whereabouts } | undefined,
): AppError {
  if (owner === undefined) return new AppError(problemOf('locked-by-program', { lock: path }));
  const values = { lock: path, pid: String(owner.pid) };
  return new AppError(
    owner.whereabouts === 'elsewhere' ? problemOf('locked-elsewhere', values) : problemOf('locked-by-process', values),
  );
}
