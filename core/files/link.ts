import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { errorCode } from './error-code.ts';

/** As many as Linux follows. */
const longestChain = 40;

export interface Followed {
  /** The real path of the file, or of where a dangling link wants it to be. */
  readonly target: string;
  readonly isLink: boolean;
}

/**
 * Follows links by hand, because `realpath` fails on a dangling one and so would replace the link by a file.
 * Throws AppError `file-link-loop`.
 */
export function followLinks(path: string): Followed {
  let at = path;
  for (let hops = 0; hops <= longestChain; hops++) {
    const next = linkAt(path, at);
    if (next === undefined) return { target: join(realFolder(path, dirname(at)), basename(at)), isLink: hops > 0 };
    // Joined as text: only the system knows where `..` leads when the folder is a link itself.
    at = isAbsolute(next) ? next : `${dirname(at)}${sep}${next}`;
  }
  throw loop(path);
}

function linkAt(path: string, at: string): string | undefined {
  try {
    return lstatSync(at).isSymbolicLink() ? readlinkSync(at) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw toLinkError(path, error);
  }
}

/** The real path of a folder, of which only the upper part need exist. */
function realFolder(path: string, folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT' && dirname(folder) !== folder;
    if (!isMissing) throw toLinkError(path, error);
    return join(realFolder(path, dirname(folder)), basename(folder));
  }
}

function toLinkError(path: string, cause: unknown): AppError {
  if (errorCode(cause) === 'ELOOP') return loop(path, cause);
  const values = { file: path, error: errorCode(cause), folder: dirname(path) };
  return new AppError(problemOf('file-unreachable', values), { cause });
}

function loop(path: string, cause?: unknown): AppError {
  return new AppError(problemOf('file-link-loop', { file: path }), { cause });
}
