/** Every way in which something can fail that a person can do something about. */
export const problemCodes = [
  'file-broken',
  'file-changed',
  'file-is-folder',
  'file-link-loop',
  'file-not-utf8',
  'file-read-only',
  'file-too-large',
  'file-unreadable',
  'file-vanished',
  'disk-full',
  'write-failed',
  'edit-not-verified',
  'edit-refused',
  'planning-failed',
  'locked-by-other',
  'login-exposed',
  'client-legacy',
  'client-not-found',
  'client-refuses',
  'client-unknown',
  'wire-unsupported',
  'model-missing',
  'provider-exists',
  'provider-invalid',
  'provider-unknown',
  'preset-unknown',
  'base-url-invalid',
  'key-in-argv',
  'key-invalid',
  'key-missing',
  'key-origin-changed',
  'keychain-absent',
  'keychain-locked',
  'keychain-failed',
  'keychain-timeout',
  'launcher-broken',
  'store-broken',
  'store-too-new',
  'nothing-to-undo',
  'act-followed',
  'backup-unknown',
  'not-confirmed',
  'input-invalid',
  'call-unknown',
  'plan-gone',
  'removal-gone',
  'link-refused',
  'link-gone',
  'shortcut-taken',
  'server-gone',
  'session-needed',
  'request-refused',
  'port-unusable',
  'folder-invalid',
  'not-supported',
  'usage',
  'provider-unreachable',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Where in a file: line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What went wrong, and what the person in front of the screen can do about it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fix: string;
  readonly where?: Place | undefined;
}

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly where?: Place | undefined;
}

/** An expected failure: it crosses every edge (terminal, IPC, HTTP) as the `Problem` it holds. Messages never contain a key. */
export class AppError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, message: string, fix: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.problem = { code, message, fix, ...(options.where && { where: options.where }) };
  }
}

/** The problem inside an error; a surprise becomes the one "unexpected" problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'unexpected',
    message: `Something unexpected happened: ${message}`,
    fix: 'Run the command again: what was left half done is completed or taken back first. If it stays, report it with this message.',
  };
}
