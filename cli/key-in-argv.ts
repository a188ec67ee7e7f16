import { AppError } from '../shared/problem.ts';
import { isSecretPair } from '../shared/redact.ts';
import { terminalProblem } from './words.ts';

/** Wrong usage, by its exit code. */
export const keyInArgv: string = 'terminal.key-in-argv';

/** A key among the arguments is in the shell's history and in every process list before we can see it (checklist S2). */
export function refuseKeyInArgv(): never {
  throw new AppError(terminalProblem('terminal.key-in-argv'));
}

/** Splits `NAME=value`. Names that stand for secrets are refused, and so are values that look like one. */
export function parsePair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new AppError(terminalProblem('terminal.pair-incomplete'));
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (isSecretPair(name, value)) refuseKeyInArgv();
  return [name, value];
}
