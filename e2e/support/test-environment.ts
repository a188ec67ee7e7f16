import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { homedir } from 'node:os';
import path, { join } from 'node:path';
import type { Environment } from '../../core/environment.ts';
import { assertTemporaryHome } from './temporary-home.ts';

interface TestEnvironmentOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly now?: () => Date;
}

/** An environment with a fresh home inside the temporary one, which goes with the test file; `$HOME` in a variable's value stands for it. PATH holds `$HOME/bin` only. */
export function testEnvironment(options: TestEnvironmentOptions = {}): Environment {
  assertTemporaryHome();
  const home = options.home ?? mkdtempSync(join(homedir(), 'case-'));
  const variables: Record<string, string> = { HOME: home, USERPROFILE: home, PATH: join(home, 'bin') };
  for (const [name, value] of Object.entries(options.variables ?? {}))
    variables[name] = value.replaceAll('$HOME', home);
  const workingFolder = join(home, 'work');
  mkdirSync(workingFolder, { recursive: true });
  return {
    home,
    variables,
    platform: 'linux',
    path: path.posix,
    workingFolder,
    dataFolder: join(home, '.local', 'share', 'switchyard'),
    self: [process.execPath, join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs')],
    now: options.now ?? (() => new Date()),
    random: (bytes) => randomBytes(bytes).toString('hex'),
  };
}
