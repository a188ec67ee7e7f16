import { AppError } from '../shared/problem.ts';
import { isSecretName } from '../shared/redact.ts';

/** A key among the arguments is in the shell's history and in every process list before we can see it (checklist S2). */
export function refuseKeyInArgv(): never {
  throw new AppError(
    'key-in-argv',
    'A key does not belong on the command line: the shell keeps it in its history and every user can see it in the process list.',
    'Leave it out and enter it when asked, or pipe it in with --key-stdin. Consider this key as seen, and make a new one.',
  );
}

/** Splits `NAME=value`. Names that stand for secrets are refused. */
export function parsePair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  const name = text.slice(0, at).trim();
  if (at < 1)
    throw new AppError(
      'provider-invalid',
      `"${name || text.slice(0, 20)}" is not NAME=VALUE.`,
      'Write it as NAME=VALUE.',
    );
  if (isSecretName(name)) refuseKeyInArgv();
  return [name, text.slice(at + 1).trim()];
}
