import { dirname } from 'node:path';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import { errorCode } from './error-code.ts';

/** What the system said about a write, as a problem. `path` is the file that keeps its old content. */
export function toWriteError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  const options = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(problemOf('disk-full', { file: path, folder: dirname(path) }), options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      return new AppError(
        problemOf('file-not-replaceable', { file: path, error: code, ...refusalOf(path, error) }),
        options,
      );
    }
    default:
      return new AppError(problemOf('write-failed', { file: path, error: code, folder: dirname(path) }), options);
  }
}

/** Shows what forbids even the owner to replace a file. */
const attributesOf = process.platform === 'darwin' ? 'ls -ldO' : 'lsattr -d';

interface Refusal {
  readonly reason: Sentence;
  readonly way: Sentence;
}

/** Which step was refused, and so what has to change: the system calls all of them by the same name. */
function refusalOf(path: string, error: unknown): Refusal {
  const at = wordOf(error, 'path') ?? path;
  const folder = wordOf(error, 'syscall') === 'scandir' ? at : dirname(at);
  if (errorCode(error) === 'EROFS')
    return { reason: sentence('files.reason.disk-read-only'), way: sentence('files.way.disk', { folder }) };
  switch (wordOf(error, 'syscall')) {
    case 'fchown':
    case 'chown':
      return { reason: sentence('files.reason.owner'), way: sentence('files.way.as-owner', { file: path }) };
    case 'fchmod':
    case 'chmod':
      return { reason: sentence('files.reason.mode'), way: sentence('files.way.look', { file: path, folder }) };
    case 'scandir':
      return { reason: sentence('files.reason.not-listed', { folder }), way: run(`chmod u+r ${folder}`) };
    case 'stat':
    case 'lstat':
      return { reason: sentence('files.reason.not-entered', { folder }), way: run(`chmod u+x ${folder}`) };
    case 'rename':
    case 'unlink':
      // A folder that can't be written was met before, when the new file was made in it; except for a removal.
      if (errorCode(error) === 'EPERM')
        return {
          reason: sentence('files.reason.protected'),
          way: sentence('files.way.see-how', { command: `${attributesOf} ${path} ${folder}` }),
        };
  }
  return { reason: sentence('files.reason.not-written', { folder }), way: run(`chmod u+w ${folder}`) };
}

function run(command: string): Sentence {
  return sentence('files.way.run', { command });
}

function wordOf(error: unknown, name: 'path' | 'syscall'): string | undefined {
  const value = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
