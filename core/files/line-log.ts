import { closeSync, constants, fdatasync, fstatSync, ftruncateSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { makeFolder, removeFile, syncFolder } from './disk.ts';
import { errorCode } from './error-code.ts';
import type { Platform } from './platform.ts';
import { toWriteError } from './write-error.ts';

// A log is a file to which whole lines are appended, each closed by a newline. What follows the last newline was cut
// short by a crash and was never part of it.

const syncData = promisify(fdatasync);

/** One line of a log and where it lies. */
export interface Line {
  /** The offset of its first byte. */
  readonly start: number;
  /** The offset behind its newline. */
  readonly end: number;
  /** Without the newline. Undefined when it is longer than `longestLine`. */
  readonly bytes: Buffer | undefined;
}

/** Bytes. Ours have some thousand: what is longer is not ours, and is not brought into memory. */
export const longestLine = 8 * 1024 * 1024;

/** Bytes of the first look, which is enough for the newest lines, and of each further one. */
const [firstLook, furtherLook] = [32 * 1024, 256 * 1024];

const newline = 0x0a;

/**
 * The lines of a log, newest first: reads only as far back as it is asked, and lets others run after each look. Throws
 * AppError `store-broken` for a log that is there and can't be read at all.
 */
export async function* readLinesBack(path: string): AsyncGenerator<Line, void, undefined> {
  const descriptor = openIfThere(path);
  if (descriptor === undefined) return;
  try {
    if (!fstatSync(descriptor).isFile()) throw unreadable(path, new Error('no file'));
    let position = fstatSync(descriptor).size;
    let line: LineBehind | undefined;
    for (let look = firstLook; position > 0; look = furtherLook) {
      if (look === furtherLook) await breathe();
      const start = Math.max(0, position - look);
      const chunk = readRange(descriptor, start, position);
      let to = chunk.length;
      for (let at = lastNewline(chunk, to); at >= 0; at = lastNewline(chunk, to)) {
        if (line) yield line.whole(chunk.subarray(at + 1, to), start + at + 1);
        line = new LineBehind(start + at + 1);
        to = at;
      }
      line?.extend(chunk.subarray(0, to));
      position = start;
    }
    if (line) yield line.whole(Buffer.alloc(0), 0);
  } finally {
    closeSync(descriptor);
  }
}

/** The oldest line of a log, without its newline; undefined when there is none or it is too long to be ours. */
export function readFirstLine(path: string): Buffer | undefined {
  const descriptor = openIfThere(path);
  if (descriptor === undefined) return undefined;
  try {
    const end = Math.min(fstatSync(descriptor).size, longestLine + 1);
    for (let look = Math.min(firstLook, end); ; look = Math.min(look * 8, end)) {
      const chunk = readRange(descriptor, 0, look);
      const at = chunk.indexOf(newline);
      if (at >= 0) return chunk.subarray(0, at);
      if (look >= end) return undefined;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** A line of which only the end was read so far. */
class LineBehind {
  readonly #end: number;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(end: number) {
    this.#end = end;
  }

  extend(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > longestLine) this.#pieces = [];
    else this.#pieces.unshift(piece);
  }

  whole(piece: Buffer, start: number): Line {
    this.extend(piece);
    const bytes = this.#length > longestLine ? undefined : Buffer.concat(this.#pieces);
    return { start, end: this.#end, bytes };
  }
}

function lastNewline(chunk: Buffer, to: number): number {
  return to === 0 ? -1 : chunk.lastIndexOf(newline, to - 1);
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw unreadable(path, error);
  }
}

/** What can't be read is never taken for empty. */
function unreadable(path: string, cause: unknown): AppError {
  return new AppError(problemOf('history-unreadable', { file: path, error: errorCode(cause) }), { cause });
}

/** Shorter than asked when somebody cut the file meanwhile. */
function readRange(descriptor: number, start: number, end: number): Buffer {
  const chunk = Buffer.alloc(end - start);
  let length = 0;
  while (length < chunk.length) {
    const read = readSync(descriptor, chunk, length, chunk.length - length, start + length);
    if (read === 0) break;
    length += read;
  }
  return chunk.subarray(0, length);
}

/**
 * Appends one line, on the disk when done; a tail that a crash left is cut off first. When it fails, the log is as it
 * was. `written` is told as soon as the line is there. The caller holds the lock. Throws what a write throws.
 */
export async function appendLine(
  path: string,
  line: string,
  platform: Platform,
  written: () => void | Promise<void> = () => undefined,
): Promise<void> {
  try {
    const descriptor = openForAppending(path);
    try {
      const length = wholeLength(descriptor);
      ftruncateSync(descriptor, length);
      await appendAt(descriptor, length, line, written).catch(async (error) => {
        ftruncateSync(descriptor, length);
        if (length === 0) await removeFile(path, platform);
        throw error;
      });
      // The name of a new file is safe only after this.
      if (length === 0) await syncFolder(dirname(path), platform);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw toWriteError(path, error);
  }
}

async function appendAt(
  descriptor: number,
  length: number,
  line: string,
  written: () => void | Promise<void>,
): Promise<void> {
  if (length !== fstatSync(descriptor).size) throw new Error('the log grew under our lock');
  // Opened for appending: loops until every byte is there, where `writeSync` would report a short write as a success.
  writeFileSync(descriptor, `${line}\n`);
  await written();
  await syncData(descriptor);
}

function openForAppending(path: string): number {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;
  try {
    return openSync(path, flags, 0o600);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    return openSync(path, flags, 0o600);
  }
}

/** Up to and with the last newline. */
function wholeLength(descriptor: number): number {
  for (let end = fstatSync(descriptor).size; end > 0; ) {
    const start = Math.max(0, end - firstLook);
    const at = readRange(descriptor, start, end).lastIndexOf(newline);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

/** Takes the lines from `length` on away again, on the disk when done. The caller holds the lock. */
export async function cutLog(path: string, length: number, platform: Platform): Promise<void> {
  if (length === 0) {
    await removeFile(path, platform);
    return syncFolder(dirname(path), platform);
  }
  const descriptor = openSync(path, 'r+');
  try {
    ftruncateSync(descriptor, length);
    await syncData(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
