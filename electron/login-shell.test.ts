import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testEnvironment } from '../e2e/support/test-environment.ts';
import { askLoginShell } from './login-shell.ts';
import { usualFolders } from './usual-folders.ts';

/** An environment whose login shell is this script. */
function withShell(script: string) {
  const environment = testEnvironment();
  const shell = join(environment.home, 'shell');
  writeFileSync(shell, `#!/bin/sh\n${script}\n`);
  chmodSync(shell, 0o755);
  return { ...environment, variables: { ...environment.variables, SHELL: shell, PATH: '/usr/bin:/bin' } };
}

it.runIf(process.platform !== 'win32')(
  'asks the shell that the user logs in with, whatever its startup files print',
  async () => {
    const noisy = withShell(
      'echo "welcome, switchyard-path:"; PATH="/opt/a b/bin:$PATH"; export PATH; exec /bin/sh -c "$2"',
    );
    expect(await askLoginShell(noisy)).toBe('/opt/a b/bin:/usr/bin:/bin');
  },
);

it.runIf(process.platform !== 'win32')('does not wait for what the startup files left running', async () => {
  const lingering = withShell('sleep 60 & exec /bin/sh -c "$2"');
  // Waiting for the limit would be longer than a test may take.
  expect(await askLoginShell(lingering, 600_000)).toBe('/usr/bin:/bin');
});

it('does without when there is no shell, or it fails', async () => {
  expect(await askLoginShell(withShell('exit 3'))).toBeUndefined();
  const environment = testEnvironment();
  expect(await askLoginShell(environment)).toBeUndefined();
  for (const SHELL of ['sh', '/nowhere/sh'])
    expect(await askLoginShell({ ...environment, variables: { SHELL } })).toBeUndefined();
});

it('gives up on a shell that asks something, and ends it', async () => {
  const waiting = withShell('sleep 60');
  expect(await askLoginShell(waiting, 300)).toBeUndefined();
});

it('knows the folders where installers put programs, the newest Node first, and none that is not there', () => {
  const environment = testEnvironment();
  const folders = ['.local/bin', '.opencode/bin', '.nvm/versions/node/v9.0.0/bin', '.nvm/versions/node/v24.1.0/bin'];
  for (const folder of folders) mkdirSync(join(environment.home, folder), { recursive: true });
  const found = usualFolders(environment).filter((folder) => folder.startsWith(environment.home));
  const expected = ['.local/bin', '.opencode/bin', '.nvm/versions/node/v24.1.0/bin', '.nvm/versions/node/v9.0.0/bin'];
  expect(found).toEqual(expected.map((folder) => join(environment.home, folder)));
});
