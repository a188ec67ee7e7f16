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
    case 'EROFS':
      return new AppError(
        'file-read-only',
        `${path} can't be replaced, because its folder can't be written (${code}); it is as it was.`,
        `Run: chmod u+w ${dirname(path)}`,
        options,
      );
    default:
      return new AppError(
        'write-failed',
        `${path} can't be written (${code}); it is as it was.`,
        `Look at the disk and at the limits of this process (df -h ${dirname(path)}; ulimit -f), then run it again.`,
        options,
      );
  }
}
