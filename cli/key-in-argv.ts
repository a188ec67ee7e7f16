import { AppError } from '../shared/problem.ts';
import { isSecretPair } from '../shared/redact.ts';

/** A key among the arguments is in the shell's history and in every process list before we can see it (checklist S2). */
export function refuseKeyInArgv(): never {
  throw new AppError(
    'key-in-argv',
    'A key does not belong on the command line: the shell keeps it in its history and every user can see it in the process list.',
    'Leave it out and enter it when asked, or pipe it in with --key-stdin. Consider this key as seen, and make a new one.',
  );
}

/** Splits `NAME=value`. Names that stand for secrets are refused, and so are values that look like one. */
export function parsePair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new AppError(
      'provider-invalid',
      'A header or query parameter has no name or no value.',
      'Write it as NAME=VALUE.',
    );
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (isSecretPair(name, value)) refuseKeyInArgv();
  return [name, value];
}
