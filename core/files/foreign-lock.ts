import { closeSync, openSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { lazily } from '../../shared/lazily.ts';
import { readIfThere, removeNow } from './disk.ts';
import { errorCode } from './error-code.ts';
import { lockedByOther } from './lock.ts';
import { LockPlace } from './lock-file.ts';
import { canSeeAll, ownPlace } from './place.ts';
import type { Platform } from './platform.ts';
import { isRunning, isRunningInside, ownIdentity, type Whereabouts, whereaboutsOf } from './process-identity.ts';
import { steadyNow } from './steady-clock.ts';
import { toWriteError } from './write-error.ts';

/** A client's own lock file, taken around the write (OpenClaw). */
export interface ForeignLock {
  readonly path: string;
  readonly staleAfterMs: number;
}

/** OpenClaw holds its own for the time of one write. */
const patienceMs = 5000;

/** Making a lock and writing into it are two steps: who left it empty for so long was killed between them. */
const emptyStaleMs = 2000;

/**
 * As OpenClaw writes it (openclaw 2026.9, `file-lock`), who reads these three and no others: `starttime` is field 22 of
 * /proc/<pid>/stat on Linux, seconds or more since 1970 elsewhere. `place` is our own word, in the locks that we take.
 */
const contentSchema = lazily(() =>
  z.object({
    pid: z.int(),
    createdAt: z.string(),
    starttime: z.optional(z.number()),
    place: z.optional(LockPlace),
  }),
);
type Content = z.infer<ReturnType<typeof contentSchema>>;

/** What is less can't be a time since 1970, and so was written by a Linux that shares the folder: a container's, say. */
const leastTime = 1_000_000_000;

/** Runs `work` while holding the clients' own locks, always taken in the same order. Throws AppError `locked-by-other`. */
export async function withForeignLocks<Result>(
  locks: readonly ForeignLock[],
  platform: Platform,
  work: () => Promise<Result>,
): Promise<Result> {
  const sorted = locks.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const once = sorted.filter((lock, index) => lock.path !== sorted[index - 1]?.path);
  const held: { readonly path: string; readonly content: string }[] = [];
  try {
    for (const lock of once) held.push({ path: lock.path, content: await take(lock, platform) });
    return await work();
  } finally {
    for (const { path, content } of held) release(path, content);
  }
}

/** Never throws: the work under the lock is done. One that can't be removed goes stale, by age or with this process. */
function release(path: string, content: string): void {
  try {
    if (readText(path) === content) removeNow(path);
  } catch {
    // Said above.
  }
}

async function take(lock: ForeignLock, platform: Platform): Promise<string> {
  const { pid, started, place } = ownIdentity(platform);
  const starttime = platform === 'linux' && started !== null ? { starttime: started } : {};
  const content = JSON.stringify({ pid, createdAt: new Date().toISOString(), ...starttime, place });
  const end = steadyNow() + patienceMs;
  while (!create(lock.path, content)) {
    if (removeStale(lock, platform)) continue;
    if (steadyNow() > end) throw lockedByOther(lock.path, ownerOf(lock.path, platform));
    await sleep(20);
  }
  return content;
}

/** Whether there was one to remove: of a dead owner, or older than the client itself respects. */
export function removeStale(lock: ForeignLock, platform: Platform): boolean {
  const seen = readText(lock.path);
  if (seen === undefined || !isStale(lock, seen, platform) || readText(lock.path) !== seen) return false;
  removeNow(lock.path);
  return true;
}

function create(path: string, content: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw toWriteError(path, error);
  }
  try {
    writeFileSync(path, content);
    return true;
  } catch (error) {
    removeNow(path);
    throw toWriteError(path, error);
  }
}

/** Content that can't be read is judged by its age alone. */
function isStale({ path, staleAfterMs }: ForeignLock, text: string, platform: Platform): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (Date.now() - stats.mtimeMs > (text === '' ? Math.min(emptyStaleMs, staleAfterMs) : staleAfterMs)) return true;
  const content = toContent(text);
  return content !== undefined && foreignWhereabouts(content, platform, stats.mtimeMs) === 'ended';
}

function ownerOf(path: string, platform: Platform): { pid: number; whereabouts: Whereabouts } | undefined {
  const content = toContent(readText(path));
  return content && { pid: content.pid, whereabouts: foreignWhereabouts(content, platform, Date.now()) };
}

/**
 * A client does not say where it runs. A number that is not in use here may be one of another container, so its owner is
 * only called ended where every process of this machine is seen and none of them goes by it; else the age decides.
 */
function foreignWhereabouts(content: Content, platform: Platform, writtenMs: number): Whereabouts {
  const { pid, starttime, place } = content;
  const started = platform === 'linux' ? (starttime ?? null) : null;
  if (place !== undefined) return whereaboutsOf({ pid, started, place }, platform, writtenMs);
  if (isRunning({ pid, started }, platform)) return 'running';
  if (platform !== 'linux') return starttime !== undefined && starttime < leastTime ? 'elsewhere' : 'ended';
  return canSeeAll(ownPlace(platform)) && !isRunningInside({ pid, started }) ? 'ended' : 'elsewhere';
}

function readText(path: string): string | undefined {
  return readIfThere(path)?.toString();
}

function toContent(text: string | undefined): Content | undefined {
  try {
    return text === undefined ? undefined : contentSchema().parse(JSON.parse(text));
  } catch {
    // Being written, or another program's: its age decides.
    return undefined;
  }
}
