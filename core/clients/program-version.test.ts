import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../environment.ts';
import { findOpencode } from './opencode/find.ts';
import { findProgram } from './program.ts';
import { versionsTold } from './program-version.ts';

const minute = 60_000;

/** A home with a program `opencode` that counts how often it is asked, and a clock that only the test moves. */
function home(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-version-'));
  let minutes = 0;
  const environment: Environment = {
    home: folder,
    variables: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` },
    platform: 'linux',
    path: posix,
    workingFolder: join(folder, 'work'),
    dataFolder: join(folder, 'data'),
    self: [process.execPath],
    now: () => new Date(1_800_000_000_000 + minutes * minute),
    random: (bytes) => 'ab'.repeat(bytes),
  };
  const path = join(folder, 'bin/opencode');
  const write = (text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\necho x >>'${folder}/asked'\n${text}\n`);
    chmodSync(path, 0o755);
  };
  write(script);
  return {
    environment,
    folder,
    path,
    write,
    look: (more: Partial<Environment> = {}) => findProgram({ ...environment, ...more }, 'opencode'),
    pass: (some: number) => {
      minutes += some;
    },
    timesAsked: () => (existsSync(`${folder}/asked`) ? readFileSync(`${folder}/asked`, 'utf8').length / 2 : 0),
  };
}

/** Answers once the test has made the file `go`. */
const whenTold = `while ! [ -e "\${0%/*}/go" ]; do sleep 0.02; done; echo 2.0.15`;

describe('a program that does not tell its version', () => {
  it.each([
    ['fails', 'exit 1'],
    ['prints what is none', 'echo "error: no terminal"'],
    ['prints nothing', ''],
    ['prints a version and fails', 'echo 1.2.3; exit 1'],
    ['is killed', 'kill -9 $$'],
  ])('because it %s is asked again after pauses that grow, and not at each look', async (_, script) => {
    const { look, pass, path, timesAsked } = home(script);
    const asked = [];
    for (const minutes of [0, 0.5, 0.6, 9, 2, 59, 2, 59, 2]) {
      pass(minutes);
      expect(await look()).toEqual({ path });
      asked.push(timesAsked());
    }
    expect(asked).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5]);
  });

  it('any more keeps the one that this very file told', async () => {
    const { environment, look, pass, path, timesAsked } = home(`[ -e "\${0%/*}/broken" ] && exit 1; echo 1.18.33`);
    expect(await look()).toEqual({ path, version: '1.18.33' });
    writeFileSync(join(dirname(path), 'broken'), '');
    pass(25 * 60);
    expect(await look()).toEqual({ path, version: '1.18.33' });
    expect(await look()).toEqual({ path, version: '1.18.33' });
    expect(timesAsked()).toBe(2);
    expect(await findOpencode(environment)).toMatchObject({ product: 'v1', version: '1.18.33' });
  });

  it('after it was replaced is still known as the product that it was, with no version', async () => {
    const { environment, look, write, path, timesAsked } = home('echo 1.18.33');
    await look();
    write('exit 1 # an update that does not start');
    expect(await look()).toEqual({ path, lastVersion: '1.18.33' });
    const found = await findOpencode(environment);
    expect(found.product).toBe('v1');
    expect(found.version).toBeUndefined();
    expect(timesAsked()).toBe(2);
  });

  it('is asked at once when the file is another one, and believed', async () => {
    const { look, write, path } = home('exit 1');
    await look();
    write('echo "opencode v2.0.15" # mended');
    expect(await look()).toEqual({ path, version: '2.0.15' });
    write('exit 1 # broken in another way');
    expect(await look()).toEqual({ path, lastVersion: '2.0.15' });
    write('echo 2.1.0 # mended for good');
    expect(await look()).toEqual({ path, version: '2.1.0' });
  });
});

describe('a program that takes its time', () => {
  it('is waited for where nothing else was said, so that a switch knows its product', async () => {
    const { environment, path } = home(whenTold);
    const finding = findOpencode(environment);
    expect(await Promise.race([finding, settled()])).toBe('not yet');
    writeFileSync(join(dirname(path), 'go'), '');
    expect(await finding).toMatchObject({ product: 'v2', version: '2.0.15' });
  });

  it('holds up no look that has no patience, and is known at the next one', async () => {
    const { look, path, timesAsked } = home(whenTold);
    const versionPatienceMs = 10;
    expect(await look({ versionPatienceMs })).toEqual({ path });
    expect(await look({ versionPatienceMs })).toEqual({ path });
    writeFileSync(join(dirname(path), 'go'), '');
    await versionsTold();
    expect(await look({ versionPatienceMs })).toEqual({ path, version: '2.0.15' });
    expect(timesAsked()).toBe(1);
  });

  it('is asked by one child, however many look at once', async () => {
    const { look, path, timesAsked } = home(whenTold);
    const looks = Promise.all(Array.from({ length: 10 }, () => look()));
    await expect.poll(timesAsked, { timeout: 15_000 }).toBe(1);
    writeFileSync(join(dirname(path), 'go'), '');
    for (const found of await looks) expect(found).toEqual({ path, version: '2.0.15' });
    expect(timesAsked()).toBe(1);
  });

  it('shows what it was before as long as it takes', async () => {
    const { look, write, path } = home('echo 1.18.33');
    await look();
    write(whenTold);
    expect(await look({ versionPatienceMs: 10 })).toEqual({ path, lastVersion: '1.18.33' });
    writeFileSync(join(dirname(path), 'go'), '');
    await versionsTold();
    expect(await look()).toEqual({ path, version: '2.0.15' });
  });
});

it('takes what an older Switchyard remembered, and nothing for it that is broken', async () => {
  const { folder, look, timesAsked, path } = home('echo 1.18.33');
  await look();
  const cache = join(folder, 'data/cache/version-opencode.json');
  const { failures: _, last: _last, ...older } = JSON.parse(readFileSync(cache, 'utf8'));
  writeFileSync(cache, JSON.stringify(older));
  expect(await look()).toEqual({ path, version: '1.18.33' });
  expect(timesAsked()).toBe(1);
  for (const text of ['', '{', '[]', '{"file":3}']) {
    writeFileSync(cache, text);
    expect(await look()).toEqual({ path, version: '1.18.33' });
  }
  expect(timesAsked()).toBe(5);
});

/** Long after everything that is not waited for. */
function settled(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('not yet'), 300));
}
