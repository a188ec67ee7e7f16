import { closeSync, linkSync, openSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { makeFolder, readIfThere, removeNow } from './disk.ts';
import { errorCode } from './error-code.ts';
import { hashOf } from './live-file.ts';
import type { Platform } from './platform.ts';
import { type Whereabouts, whereaboutsOf } from './process-identity.ts';

export const LockPlace = z.object({ host: z.string(), boot: z.optional(z.string()), pids: z.optional(z.string()) });

/** What stands in a lock: who holds it, and a word that no other holding has. */
export const LockContent = z.object({
  pid: z.int(),
  started: z.nullable(z.number()),
  nonce: z.string(),
  place: z.optional(LockPlace),
});
export type LockContent = z.infer<typeof LockContent>;

/** Milliseconds for which a lock without readable content may be one that is being written. */
const writingTime = 2000;

/**
 * Milliseconds after which the lock of an owner in another container or on another machine is taken over. A living owner
 * touches its lock every `touchEveryMs`, so this is six times longer than any of them is silent.
 */
export const elsewhereStaleMs = 60_000;
export const touchEveryMs = 10_000;

/** Takes the lock at `path` when it is free or its owner is dead. False: somebody holds it, try again later. */
export function tryTakeLock(path: string, mine: LockContent, platform: Platform): boolean {
  const seen = readText(path);
  if (seen === undefined) return createWhole(path, mine, platform);
  return !isHeld(path, seen, platform) && takeOver(path, seen, mine, platform);
}

/** Shows those who can't see our process that it still runs. */
export function touchLock(path: string, mine: LockContent): void {
  try {
    const now = new Date();
    if (isOurs(path, mine)) utimesSync(path, now, now);
  } catch {
    // One touch that fails does no harm, the next comes in time.
  }
}

/** No process has this number: Linux ends at 2^22, macOS at 99999, and Windows counts in fours. */
const nobody = 0x7fff_ffff;

/** Words of holdings that this process gave back without being able to remove or to change them. */
const abandoned = new Set<string>();

/**
 * Gives the lock back, unless it is no longer ours. Never throws: the work is done, and must not be called a failure. A
 * lock that can't be removed is given to nobody instead, whom anybody may take it from.
 */
export function releaseLock(path: string, mine: LockContent): void {
  try {
    if (!isOurs(path, mine)) return;
    try {
      removeNow(path);
    } catch {
      abandoned.add(mine.nonce);
      writeFileSync(path, JSON.stringify({ ...mine, pid: nobody }), { flag: 'r+' });
    }
  } catch {
    // Neither to be read nor written: for others it is free when this process has ended.
  }
}

function isOurs(path: string, mine: LockContent): boolean {
  return readText(path) === JSON.stringify(mine);
}

/** Only for one that nobody may be about to take over. */
export function removeDeadLock(path: string, platform: Platform): void {
  const seen = readText(path);
  if (seen !== undefined && !isHeld(path, seen, platform)) removeNow(path);
}

/** Who holds the lock and whether they run here, as far as that can be read. */
export function readLock(path: string, platform: Platform): Owner | undefined {
  const content = toContent(readText(path));
  const written = writtenAt(path);
  if (content === undefined || written === undefined) return undefined;
  return { pid: content.pid, nonce: content.nonce, whereabouts: whereaboutsOf(content, platform, written) };
}
interface Owner {
  readonly pid: number;
  readonly nonce: string;
  readonly whereabouts: Whereabouts;
}

/**
 * Two who both find a dead owner must not both win. So only the one that holds a second lock, named after this very
 * dead holding, may replace it; that second lock can be left by a dead owner too and is then taken over the same way.
 */
function takeOver(path: string, seen: string, mine: LockContent, platform: Platform): boolean {
  const guard = `${path}-${hashOf(Buffer.from(seen)).slice(0, 16)}`;
  if (!tryTakeLock(guard, mine, platform)) return false;
  try {
    if (readText(path) !== seen) return false;
    const own = writeOwn(path, mine);
    try {
      renameSync(own, path);
    } finally {
      removeOwn(own);
    }
    return true;
  } finally {
    releaseLock(guard, mine);
  }
}

/** A lock is there with its content or not at all: written under another name, then linked, which fails when it exists. */
function createWhole(path: string, mine: LockContent, platform: Platform): boolean {
  if (platform === 'win32') return createInPlace(path, mine);
  const own = writeOwn(path, mine);
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // Some disks (exFAT, Android) know no second names.
    if (['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error)))
      return createInPlace(path, mine);
    throw error;
  } finally {
    removeOwn(own);
  }
}

/** One that stays is swept away at the next start, and keeps nobody from the lock. */
function removeOwn(own: string): void {
  try {
    removeNow(own);
  } catch {
    // Said above.
  }
}

function createInPlace(path: string, mine: LockContent): boolean {
  try {
    write(path, mine);
    return true;
  } catch (error) {
    if (['EEXIST', 'EPERM', 'EBUSY'].includes(errorCode(error))) return false;
    throw error;
  }
}

function writeOwn(path: string, mine: LockContent): string {
  const own = `${path}-${mine.nonce}.tmp`;
  write(own, mine);
  return own;
}

function write(path: string, content: LockContent): void {
  const descriptor = openNew(path);
  try {
    writeFileSync(descriptor, JSON.stringify(content));
  } catch (error) {
    removeNow(path);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    return openSync(path, 'wx', 0o600);
  }
}

function isHeld(path: string, text: string, platform: Platform): boolean {
  const content = toContent(text);
  if (content !== undefined && abandoned.has(content.nonce)) return false;
  const written = writtenAt(path);
  if (written === undefined) return false;
  const age = Date.now() - written;
  const whereabouts = content && whereaboutsOf(content, platform, written);
  if (whereabouts === undefined) return age < writingTime;
  return whereabouts === 'elsewhere' ? age < elsewhereStaleMs : whereabouts === 'running';
}

/** Milliseconds since 1970; undefined for no file. */
function writtenAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function readText(path: string): string | undefined {
  return readIfThere(path)?.toString();
}

function toContent(text: string | undefined): LockContent | undefined {
  try {
    return text === undefined ? undefined : LockContent.parse(JSON.parse(text));
  } catch {
    // Being written, or cut short by a crash: its age decides.
    return undefined;
  }
}
