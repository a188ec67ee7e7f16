import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findProgram } from '../core/clients/program.ts';
import { testEnvironment } from '../e2e/support/test-environment.ts';
import { desktopEnvironment } from './desktop-environment.ts';

let home: string;

beforeEach(() => {
  ({ home } = testEnvironment());
  vi.stubEnv('HOME', home);
  vi.stubEnv('PATH', '/usr/bin:/bin');
  vi.stubEnv('TERM', undefined);
  vi.stubEnv('SHELL', undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** A program of that name in a folder of the home. */
function install(folder: string, name: string): void {
  mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, folder, name), '#!/bin/sh\necho 1.2.3\n');
  chmodSync(join(home, folder, name), 0o755);
}

/** A login shell that puts this folder in front of PATH, as the startup files of version managers do. */
function logInWith(folder: string): void {
  install('.', 'shell');
  writeFileSync(
    join(home, 'shell'),
    `#!/bin/sh\nPATH="${join(home, folder)}:$PATH"; export PATH; exec /bin/sh -c "$2"\n`,
  );
  vi.stubEnv('SHELL', join(home, 'shell'));
}

const isPosix = process.platform !== 'win32';

it.runIf(isPosix)('finds a client in a usual folder at once, though no PATH names it', async () => {
  install('.local/bin', 'codex');
  const { environment } = desktopEnvironment('/opt/x.cjs', true);
  expect(await findProgram(environment, 'codex')).toMatchObject({ path: join(home, '.local/bin/codex') });
});

it.runIf(isPosix)('finds one that only the login shell knows, as soon as it has answered', async () => {
  install('tools', 'codex');
  logInWith('tools');
  const { environment, completePath } = desktopEnvironment('/opt/x.cjs', true);
  expect(await findProgram(environment, 'codex')).toBeUndefined();
  expect(await completePath()).toBe(true);
  expect(await findProgram(environment, 'codex')).toMatchObject({ path: join(home, 'tools/codex') });
  expect(await completePath()).toBe(false);
});

it('takes the PATH of a terminal as it is', async () => {
  vi.stubEnv('TERM', 'xterm');
  install('.local/bin', 'codex');
  logInWith('.local/bin');
  const { environment, completePath } = desktopEnvironment('/opt/x.cjs', false);
  expect(await completePath()).toBe(false);
  expect(environment.variables.PATH).toBe('/usr/bin:/bin');
});

it('stands in the home when it is installed: where a desktop starts it is no choice of anybody', () => {
  expect(desktopEnvironment('/opt/x.cjs', true).environment.workingFolder).toBe(home);
  expect(desktopEnvironment('/opt/x.cjs', false).environment.workingFolder).toBe(process.cwd());
});
