import { dirname } from 'node:path';
import { AppError } from '../../shared/problem.ts';
import { errorCode } from './error-code.ts';

/** What the system said about a write, as a problem. `path` is the file that keeps its old content. */
export function toWriteError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  const options = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'disk-full',
        `There is no space left to write ${path}; it is as it was.`,
        `Free some space (df -h ${dirname(path)}), then run it again.`,
        options,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      const { why, fix } = refusalOf(path, error);
      return new AppError(
        'file-read-only',
        `${path} can't be replaced, because ${why} (${code}); it is as it was.`,
        fix,
        options,
      );
    }
    default:
      return new AppError(
        'write-failed',
        `${path} can't be written (${code}); it is as it was.`,
        `Look at the disk and at the limits of this process (df -h ${dirname(path)}; ulimit -f), then run it again.`,
        options,
      );
  }
}

/** Shows what forbids even the owner to replace a file. */
const attributesOf = process.platform === 'darwin' ? 'ls -ldO' : 'lsattr -d';

interface Refusal {
  readonly why: string;
  readonly fix: string;
}

/** Which step was refused, and so what has to change: the system calls all of them by the same name. */
function refusalOf(path: string, error: unknown): Refusal {
  const at = wordOf(error, 'path') ?? path;
  const folder = wordOf(error, 'syscall') === 'scandir' ? at : dirname(at);
  if (errorCode(error) === 'EROFS')
    return { why: 'its disk is mounted read-only', fix: `See which it is (df ${folder}), and mount it for writing.` };
  switch (wordOf(error, 'syscall')) {
    case 'fchown':
    case 'chown':
      return { why: "its owner can't be kept", fix: `Run it again as the owner: ls -l ${path}` };
    case 'fchmod':
    case 'chmod':
      return { why: "its mode can't be kept", fix: `See what it is and on which disk: ls -l ${path}; df ${folder}` };
    case 'scandir':
      return { why: `its folder ${folder} can't be listed`, fix: `Run: chmod u+r ${folder}` };
    case 'stat':
    case 'lstat':
      return { why: `its folder ${folder} can't be entered`, fix: `Run: chmod u+x ${folder}` };
    case 'rename':
    case 'unlink':
      // A folder that can't be written was met before, when the new file was made in it; except for a removal.
      if (errorCode(error) === 'EPERM')
        return { why: 'it or its folder is protected', fix: `See how: ${attributesOf} ${path} ${folder}` };
  }
  return { why: `its folder ${folder} can't be written`, fix: `Run: chmod u+w ${folder}` };
}

function wordOf(error: unknown, name: 'path' | 'syscall'): string | undefined {
  const value = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
