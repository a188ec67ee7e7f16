import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testApp } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';

/** An OpenCode 1 that says nothing until it may, and then what is wrong. */
const standIn = `#!/bin/sh
PATH=/usr/bin:/bin
[ "$1" = --version ] && { echo 1.18.33; exit; }
while [ ! -e REAL_HOME/go ]; do sleep 0.05; done
printf 'Error: Configuration is invalid at %s\\n\\342\\206\\263 Expected string, got 7 username\\n' "$XDG_CONFIG_HOME/opencode/opencode.json"
exit 1
`;

async function hands() {
  const environment = testEnvironment();
  mkdirSync(join(environment.home, 'bin'));
  const program = join(environment.home, 'bin/opencode');
  writeFileSync(program, standIn.replaceAll('REAL_HOME', environment.home));
  chmodSync(program, 0o755);
  mkdirSync(join(environment.home, '.config/opencode'), { recursive: true });
  writeFileSync(join(environment.home, '.config/opencode/opencode.json'), '{ "username": "7" }\n');
  return testApp({ environment });
}

it('a face sees a client at once, and what its program says as soon as it has said it', async () => {
  const { calls, write } = await hands();
  const openCode = async () => (await calls['clients.read']()).find(({ client }) => client === 'opencode');
  expect(await openCode()).toMatchObject({ verdict: 'open', legacy: [] });
  let since = (await calls['changes.wait']({ since: 0 })).now;
  write('go', '');
  while ((await openCode())?.verdict === 'open') {
    const { now, topics } = await calls['changes.wait']({ since });
    expect(topics).toContain('clients');
    since = now;
  }
  expect(await openCode()).toMatchObject({
    verdict: 'refuses',
    legacy: [
      { isFatal: true, problem: { code: 'client-refuses', values: { words: 'Expected string, got 7 username' } } },
    ],
  });
});

it('an end waits for what is being asked, so that nothing is left of it', async () => {
  const { app, calls, environment, write } = await hands();
  await calls['clients.read']();
  const scratch = join(environment.dataFolder, 'scratch');
  while (!existsSync(scratch) || readdirSync(scratch).length === 0) await new Promise((next) => setTimeout(next, 20));
  write('go', '');
  await app.stop();
  expect(existsSync(scratch)).toBe(false);
});
