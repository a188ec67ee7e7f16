import { closeSync, fsync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { moveFile, removeNow, syncFolder } from './disk.ts';
import { freshWord, temporaryName } from './temporary-file.ts';
import { toWriteError } from './write-error.ts';

const syncWhole = promisify(fsync);

/** Bytes of one piece of a copy, after which others may run. */
const pieceSize = 256 * 1024;

/** A log that is written anew beside the old one and takes its place as a whole. The caller holds the `files` lock. */
export class LogReplacement {
  readonly #environment: Environment;
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;

  private constructor(environment: Environment, path: string) {
    this.#environment = environment;
    this.#path = path;
    this.#temporary = temporaryName(path, freshWord(environment.platform));
    this.#descriptor = openSync(this.#temporary, 'wx', 0o600);
  }

  /** Throws AppError `disk-full`, `write-failed` or `file-read-only`, as everything here does. */
  static begin(environment: Environment, path: string): LogReplacement {
    try {
      return new LogReplacement(environment, path);
    } catch (error) {
      throw toWriteError(path, error);
    }
  }

  /** A line without its newline. */
  add(line: Uint8Array): void {
    writeFileSync(this.#open(), line);
    writeFileSync(this.#open(), '\n');
  }

  /** Copies a part of the old log, newlines included. */
  async copy(start: number, end: number): Promise<void> {
    const source = openSync(this.#path, 'r');
    try {
      const piece = Buffer.alloc(Math.min(pieceSize, end - start));
      for (let at = start; at < end; ) {
        const read = readSync(source, piece, 0, Math.min(piece.length, end - at), at);
        if (read === 0) throw new Error(`${this.#path} was cut while its lock was held`);
        writeFileSync(this.#open(), piece.subarray(0, read));
        at += read;
        await breathe();
      }
    } finally {
      closeSync(source);
    }
  }

  /** Takes the old log's place; on the disk when done. */
  async finish(): Promise<void> {
    await syncWhole(this.#open());
    this.#close();
    await moveFile(this.#temporary, this.#path, this.#environment.platform);
    await syncFolder(dirname(this.#path), this.#environment.platform);
  }

  /** Leaves the old log as it is. Gives the error to throw. */
  abandon(error: unknown): AppError {
    this.#close();
    removeNow(this.#temporary);
    return toWriteError(this.#path, error);
  }

  #open(): number {
    if (this.#descriptor === undefined) throw new Error('the replacement is finished');
    return this.#descriptor;
  }

  #close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
