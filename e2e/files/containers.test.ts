import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { removeStale } from '../../core/files/foreign-lock.ts';
import { withLock } from '../../core/files/lock.ts';
import { linuxStart } from '../../core/files/process-identity.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { buildSwitcher, orderIn, runSwitcher, startSwitcher } from './support/switcher-process.ts';

const inside = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
/** As `limits` of the switcher: starts it among processes of its own, as a container does. */
const startInside = `exec ${inside.join(' ')} "$0" "$1"`;
const [unshare = '', ...options] = inside;
const canUnshare = spawnSync(unshare, [...options, 'true']).status === 0;
const isOutermost = canUnshare && readlinkSync('/proc/self/ns/pid') === 'pid:[4026531836]';

let script: string;
let environment: Environment;
let file: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  script = buildSwitcher();
});
beforeEach(() => {
  environment = testEnvironment();
  file = join(environment.home, 'openclaw.json');
  writeFileSync(file, 'old');
});
afterEach(async () => {
  for (const child of started.splice(0)) await killed(child);
});

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** Holds our lock in a container of its own. */
async function holderInside(): Promise<ChildProcess> {
  const child = startSwitcher(script, orderIn(environment, { act: 'hold-lock', files: {} }), startInside);
  started.push(child);
  await once(child.stdout, 'data');
  return child;
}

/** Holds the client's lock, in its words, and runs in a container of its own. */
async function clientInside(): Promise<ChildProcess> {
  const write = `
    const stat = fs.readFileSync('/proc/self/stat', 'latin1');
    const starttime = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    fs.writeFileSync(process.argv[1], JSON.stringify({ pid: process.pid, createdAt: new Date().toISOString(), starttime }));
    console.log('held');
    setTimeout(() => {}, 600_000)`;
  const child = spawn(unshare, [...options, process.execPath, '-e', write, `${file}.lock`]);
  started.push(child);
  await once(child.stdout, 'data');
  return child;
}

const apply = (limits?: string, hasForeignLock = false) =>
  runSwitcher(script, orderIn(environment, { act: 'apply', files: { [file]: 'new' }, hasForeignLock }), limits);
const age = (path: string, seconds: number) => utimesSync(path, new Date(), new Date(Date.now() - seconds * 1000));

describe.skipIf(!canUnshare)('C9 a home that is shared with a container (needs process spaces of its own)', () => {
  it('our lock that is held inside is held outside and in another container, and free a minute after a kill', async () => {
    const holder = await holderInside();
    const lock = join(environment.dataFolder, 'locks', 'files');
    expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(1);
    const { problem } = await withLock(environment, async () => 'in', 'files').catch((error) => error);
    expect(problem).toMatchObject({ code: 'locked-elsewhere', values: { pid: '1' } });
    expect((await apply(startInside)).answer?.problem).toBe('locked-elsewhere');
    await killed(holder);
    expect((await apply()).answer?.problem).toBe('locked-elsewhere');
    age(lock, 61);
    expect((await apply()).answer?.problem).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('our lock that is held outside is held inside', async () => {
    const answer = await withLock(environment, () => apply(startInside), 'files');
    expect(answer.answer?.problem).toBe('locked-elsewhere');
    expect((await apply(startInside)).answer?.problem).toBeNull();
  });

  it.skipIf(!isOutermost)(
    "a client's lock that is held inside is known outside to be held, and to be free once it is killed",
    async () => {
      const client = await clientInside();
      const lock = { path: `${file}.lock`, staleAfterMs: 30_000 };
      expect(JSON.parse(readFileSync(lock.path, 'utf8')).pid).toBe(1);
      expect(removeStale(lock, 'linux')).toBe(false);
      await killed(client);
      await expect.poll(() => removeStale(lock, 'linux')).toBe(true);
    },
  );

  it("a client's lock that is held outside, or in another container, is respected inside", async () => {
    const outside = spawn('sleep', ['600']);
    started.push(outside);
    const content = { pid: outside.pid, createdAt: new Date().toISOString(), starttime: linuxStart(outside.pid ?? 0) };
    writeFileSync(`${file}.lock`, JSON.stringify(content));
    expect((await apply(startInside, true)).answer?.problem).toBe('locked-elsewhere');
    await clientInside();
    expect((await apply(startInside, true)).answer?.problem).toBe('locked-elsewhere');
    expect(readFileSync(file, 'utf8')).toBe('old');
    age(`${file}.lock`, 31);
    expect((await apply(startInside, true)).answer?.problem).toBeNull();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});
