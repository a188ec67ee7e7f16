import { redact } from '../shared/redact.ts';

/** One line for whoever reads a terminal or the journal of the desktop. */
export function log(line: string): void {
  process.stderr.write(`switchyard: ${redact(line)}\n`);
}
