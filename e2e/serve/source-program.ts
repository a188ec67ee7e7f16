import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, type Terminal, toEnd } from '../cli/terminal.ts';

const root = join(import.meta.dirname, '..', '..');
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** What `npm start` and `npm run demo` run after the build, in a person's home; temporary files lie beside that. */
export interface SourceProgram {
  readonly temporaryFolder: string;
  start(args: readonly string[], variables?: Readonly<Record<string, string>>): ChildProcess;
  run(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<Ended>;
  close(): void;
}

export function sourceProgram(terminal: Terminal, script: string): SourceProgram {
  const temporaryFolder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-source-')));
  const start: SourceProgram['start'] = (args, variables = {}) =>
    spawn(process.execPath, [tsx, join(root, script), ...args], {
      cwd: root,
      env: { ...terminal.variables, TMPDIR: temporaryFolder, INIT_CWD: terminal.path('work'), ...variables },
    });
  return {
    temporaryFolder,
    start,
    run: (args, variables) => toEnd(start(args, variables)),
    close: () => rmSync(temporaryFolder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
