import { createHash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { errorCode } from './error-code.ts';
import { followLinks } from './link.ts';
import { toText } from './utf8.ts';

/** A file of another program as read from the disk. */
export interface LiveFile {
  /** The path as the client names it. */
  readonly path: string;
  /** Where the bytes really are, after following links by hand. */
  readonly target: string;
  /** null when there is no such file. */
  readonly bytes: Uint8Array | null;
  /** SHA-256 in hex of `bytes`; null when there is no such file. */
  readonly hash: string | null;
  /** `bytes` as UTF-8, byte order mark included; null when there is no such file. */
  readonly text: string | null;
  /** Permission bits, e.g. 0o644; null when there is no such file. */
  readonly mode: number | null;
  readonly isLink: boolean;
  /** More than one name leads to these bytes: replacing the file cuts the others loose, which is said. */
  readonly hasHardLinks: boolean;
}

/** Bytes. No client's configuration comes near; what is larger is another file by mistake. */
export const largestLiveFile = 5 * 1024 * 1024;

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads a file that need not be there.
 * Throws AppError `file-link-loop`, `file-is-folder`, `file-too-large`, `file-not-utf8` (with the place) or `file-unreadable`.
 */
export async function readLiveFile(path: string): Promise<LiveFile> {
  const { target, isLink } = followLinks(path);
  try {
    const stats = statSync(target);
    assertReadable(path, stats);
    const bytes = readFileSync(target);
    return {
      path,
      target,
      bytes,
      hash: hashOf(bytes),
      text: toText(path, bytes),
      mode: stats.mode & 0o7777,
      isLink,
      hasHardLinks: stats.nlink > 1,
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return { path, target, bytes: null, hash: null, text: null, mode: null, isLink, hasHardLinks: false };
    if (error instanceof AppError) throw error;
    throw new AppError(problemOf('file-unreadable', { file: path, error: errorCode(error) }), { cause: error });
  }
}

function assertReadable(path: string, stats: Stats): void {
  if (stats.isDirectory()) throw new AppError(problemOf('file-is-folder', { file: path }));
  // Reading a pipe or a device could wait for ever.
  if (!stats.isFile()) throw new AppError(problemOf('file-not-plain', { file: path }));
  if (stats.size > largestLiveFile)
    throw new AppError(
      problemOf('file-too-large', { file: path, bytes: String(stats.size), most: String(largestLiveFile) }),
    );
}
