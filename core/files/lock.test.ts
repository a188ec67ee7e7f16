import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { failDisk } from '../../e2e/support/failing-disk.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { Environment } from '../environment.ts';
import { removeStale, withForeignLocks } from './foreign-lock.ts';
import { hashOf } from './live-file.ts';
import { withLock } from './lock.ts';
import { type LockContent, removeDeadLock, touchLock, tryTakeLock } from './lock-file.ts';
import { ownPlace } from './place.ts';
import { darwinStart, isRunning, linuxStart, ownIdentity } from './process-identity.ts';

const platforms = ['linux', 'darwin', 'win32'] as const;
let environment: Environment;
let path: string;
const names = () => readdirSync(join(environment.dataFolder, 'locks'));

/** The number of a process that ended a moment ago. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

function leaveLock(content: string): void {
  mkdirSync(join(environment.dataFolder, 'locks'), { recursive: true });
  writeFileSync(path, content);
}

beforeEach(() => {
  environment = testEnvironment();
  path = join(environment.dataFolder, 'locks', 'data');
});

describe('C9 our lock', () => {
  it.each(platforms)('lets one in at a time (%s)', async (platform) => {
    let inside = 0;
    const counts: number[] = [];
    const work = async () => {
      counts.push(++inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside--;
    };
    await Promise.all(Array.from({ length: 50 }, () => withLock({ ...environment, platform }, work)));
    expect(counts).toEqual(Array.from({ length: 50 }, () => 1));
    expect(names()).toEqual([]);
  });

  it('names its owner while it is held', async () => {
    await withLock(environment, async () => {
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
        pid: process.pid,
        started: linuxStart(process.pid),
      });
      expect(names()).toEqual(['data']);
    });
  });

  it('is given back when the work fails, and the next in line goes on', async () => {
    const failing = withLock(environment, () => Promise.reject(new Error('work')));
    const next = withLock(environment, () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('work');
    expect(await next).toBe('done');
    expect(names()).toEqual([]);
  });

  it('of another name is another lock', async () => {
    expect(await withLock(environment, () => withLock(environment, async () => 'in', 'files'))).toBe('in');
  });

  it('of a dead process is taken over', async () => {
    leaveLock(JSON.stringify({ pid: deadPid(), started: 1, nonce: 'a' }));
    expect(await withLock(environment, async () => names())).toEqual(['data']);
    expect(names()).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('of a process whose number was given to another is taken over', async () => {
    leaveLock(JSON.stringify({ pid: process.pid, started: (linuxStart(process.pid) ?? 0) - 1, nonce: 'a' }));
    expect(await withLock(environment, async () => 'in')).toBe('in');
  });

  it('whose content was never written is taken over once it is old', async () => {
    leaveLock('');
    utimesSync(path, new Date(), new Date(Date.now() - 10_000));
    expect(await withLock(environment, async () => 'in')).toBe('in');
  });

  it('is got when the living owner lets go or dies in the meantime', async () => {
    const child = spawn('sleep', ['60']);
    leaveLock(JSON.stringify({ pid: child.pid, started: linuxStart(child.pid ?? 0), nonce: 'a' }));
    const inside = withLock(environment, async () => 'in');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await inside).toBe('in');
  });
});

it('C9 who waits in a long line gets their turn, however long it takes, as long as the line moves', async () => {
  const holding = (nonce: string) => leaveLock(JSON.stringify({ ...ownIdentity('linux'), nonce }));
  holding('first');
  const waiting = withLock(environment, async () => 'in');
  await sleep(3000);
  holding('second');
  await sleep(3000);
  rmSync(path);
  expect(await waiting).toBe('in');
});

describe('C9 where a disk knows no second names', () => {
  const failWith = (code: string) => {
    const disk = failDisk('linkSync', () => code);
    onTestFinished(disk.undo);
  };

  it.each(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])('and says %s, one is let in at a time', (code) => {
    failWith(code);
    const mine = { ...ownIdentity('linux'), nonce: 'mine' };
    mkdirSync(join(environment.dataFolder, 'locks'), { recursive: true });
    expect(tryTakeLock(path, mine, 'linux')).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(mine);
    expect(tryTakeLock(path, { ...mine, nonce: 'other' }, 'linux')).toBe(false);
    expect(names()).toEqual(['data']);
  });

  it('any other failure is told, and leaves nothing', async () => {
    failWith('EIO');
    await expect(withLock(environment, async () => 'in')).rejects.toBeDefined();
    expect(names()).toEqual([]);
  });
});

describe('C9 an owner in another container or on another machine', () => {
  const elsewhere = { host: 'elsewhere', boot: 'another', pids: 'pid:[1]' };
  const leaveOf = (pid: number, ageMs: number) => {
    leaveLock(JSON.stringify({ pid, started: 1, nonce: 'a', place: elsewhere }));
    utimesSync(path, new Date(), new Date(Date.now() - ageMs));
  };
  const mine = (): LockContent => ({ ...ownIdentity('linux'), nonce: 'mine' });

  it.each(platforms)('is not dead because its number is not in use here (%s)', (platform) => {
    leaveOf(deadPid(), 50_000);
    expect(tryTakeLock(path, { ...ownIdentity(platform), nonce: 'mine' }, platform)).toBe(false);
    removeDeadLock(path, platform);
    expect(names()).toEqual(['data']);
  });

  it.each(platforms)('nor alive because it is, once it has not touched its lock for a minute (%s)', (platform) => {
    leaveOf(process.pid, 61_000);
    expect(tryTakeLock(path, { ...ownIdentity(platform), nonce: 'mine' }, platform)).toBe(true);
  });

  it('is waited for, and the problem says where it runs', async () => {
    leaveOf(12, 0);
    const { problem } = await withLock(environment, async () => 'in').catch((error) => error);
    expect(problem).toMatchObject({ code: 'locked-elsewhere', values: { pid: '12' } });
  });

  it('sees that we live by the age of our lock, which we touch, and no longer once it is taken from us', () => {
    expect(tryTakeLock(path, mine(), 'linux')).toBe(true);
    // Whole seconds, which every disk keeps.
    const old = new Date(Math.floor(Date.now() / 1000) * 1000 - 50_000);
    utimesSync(path, old, old);
    touchLock(path, { ...mine(), nonce: 'other' });
    // The disk keeps nanoseconds, which a number of milliseconds only comes close to.
    expect(Math.round(statSync(path).mtimeMs)).toBe(old.getTime());
    touchLock(path, mine());
    expect(statSync(path).mtimeMs).toBeGreaterThan(old.getTime() + 40_000);
    rmSync(path);
    touchLock(path, mine());
    expect(names()).toEqual([]);
  });

  it('before this machine was started is dead', () => {
    leaveLock(JSON.stringify({ pid: process.pid, started: 1, nonce: 'a', place: { ...ownPlace('linux'), boot: 'x' } }));
    utimesSync(path, 0, 0);
    expect(tryTakeLock(path, mine(), 'linux')).toBe(true);
  });
});

describe('C9 a dead owner', () => {
  const dead = (nonce: string): LockContent => ({ pid: deadPid(), started: 1, nonce });
  const living = (nonce: string): LockContent => ({ ...ownIdentity('linux'), nonce });

  it('is replaced by one taker only, also when its taker died before it was done', () => {
    const [first, second] = [dead('first'), dead('second')];
    leaveLock(JSON.stringify(first));
    expect(tryTakeLock(path, second, 'linux')).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(second);
    expect(tryTakeLock(path, living('third'), 'linux')).toBe(true);
    expect(tryTakeLock(path, living('fourth'), 'linux')).toBe(false);
    expect(names()).toEqual(['data']);
  });

  it('who left the guard of a takeover is replaced there too', () => {
    leaveLock(JSON.stringify(dead('first')));
    // The guard is named after the dead holding.
    const guard = `${path}-${hashOf(readFileSync(path)).slice(0, 16)}`;
    writeFileSync(guard, JSON.stringify(living('guard')));
    expect(tryTakeLock(path, living('second'), 'linux')).toBe(false);
    writeFileSync(guard, JSON.stringify(dead('guard')));
    expect(tryTakeLock(path, living('second'), 'linux')).toBe(true);
    expect(names()).toEqual(['data']);
  });
});

describe('C9 between the look at a dead lock and its takeover', () => {
  const dead = (): string => JSON.stringify({ pid: deadPid(), started: 1, nonce: 'dead' });
  const living: LockContent = { ...ownIdentity('linux'), nonce: 'living' };

  /** Something happens at the moment when our name is written for the first time: on the guard, after the first look. */
  function takerMeanwhile(happens: () => void): LockContent {
    const mine: LockContent = { ...ownIdentity('linux'), nonce: 'mine' };
    let isFirst = true;
    const toJSON = () => {
      if (isFirst) {
        isFirst = false;
        happens();
      }
      return mine;
    };
    return { ...mine, toJSON } as LockContent;
  }

  it.each([
    ['somebody else who took it keeps it', () => leaveLock(JSON.stringify(living)), JSON.stringify(living)],
    ['one that was given back is not taken unseen', () => rmSync(path), undefined],
  ])('%s', (_, happens, stays) => {
    leaveLock(dead());
    const taker = takerMeanwhile(happens);
    expect(tryTakeLock(path, taker, 'linux')).toBe(false);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(stays);
    // No guard is left that would keep the next one out.
    expect(names()).toEqual(stays === undefined ? [] : ['data']);
    if (stays === undefined) expect(tryTakeLock(path, taker, 'linux')).toBe(true);
  });

  it('nothing happens: it is taken', () => {
    leaveLock(dead());
    expect(
      tryTakeLock(
        path,
        takerMeanwhile(() => undefined),
        'linux',
      ),
    ).toBe(true);
  });
});

describe('a process is known by number and start', () => {
  it.each(platforms)('this one runs (%s)', (platform) => {
    expect(isRunning(ownIdentity(platform), platform)).toBe(true);
  });

  it.each(platforms)('one that ended does not (%s)', (platform) => {
    expect(isRunning({ ...ownIdentity(platform), pid: deadPid() }, platform)).toBe(false);
  });

  it('and an earlier one of the same number does not', () => {
    const own = ownIdentity('linux');
    expect(isRunning({ ...own, started: (own.started ?? 0) - 1 }, 'linux')).toBe(false);
    const mac = ownIdentity('darwin');
    expect(isRunning({ ...mac, started: (mac.started ?? 0) - 60 }, 'darwin')).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('one that ended, but that nobody waited for, does not', async () => {
    // The child ends when `sleep` has taken the place of the shell, and `sleep` knows nothing of it.
    const child = '(until grep -q sleep /proc/$$/comm; do sleep 0.02; done) & echo $!';
    const parent = spawn('sh', ['-c', `${child}; exec sleep 60`]);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), { timeout: 30_000 }).toContain(') Z ');
    expect(linuxStart(pid)).toBeUndefined();
  });

  it('and `ps` says when it started', () => {
    expect(Math.abs((darwinStart(process.pid) ?? 0) - performance.timeOrigin / 1000)).toBeLessThan(5);
  });
});

describe("a client's own lock", () => {
  const foreign = () => ({ path: join(environment.home, 'openclaw.json.lock'), staleAfterMs: 30_000 });
  const leave = (content: unknown) => writeFileSync(foreign().path, JSON.stringify(content));
  const createdAt = new Date().toISOString();

  it('is held while we write, in the words of the client, and given back', async () => {
    await withForeignLocks([foreign(), foreign()], 'linux', async () => {
      const content = JSON.parse(readFileSync(foreign().path, 'utf8'));
      expect(content).toEqual({
        pid: process.pid,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        starttime: linuxStart(process.pid),
        // A word more, which the client does not read.
        place: ownPlace('linux'),
      });
    });
    expect(existsSync(foreign().path)).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)('says no start where the client says none (%s)', async (platform) => {
    const content = await withForeignLocks([foreign()], platform, async () =>
      JSON.parse(readFileSync(foreign().path, 'utf8')),
    );
    expect(content).toEqual({ pid: process.pid, createdAt: expect.any(String), place: ownPlace(platform) });
  });

  it('of a dead process, or older than the client respects, is taken over', async () => {
    leave({ pid: deadPid(), createdAt });
    expect(await withForeignLocks([foreign()], 'linux', async () => 'in')).toBe('in');
    leave({ pid: process.pid, createdAt, starttime: linuxStart(process.pid) });
    utimesSync(foreign().path, new Date(), new Date(Date.now() - 31_000));
    expect(await withForeignLocks([foreign()], 'linux', async () => 'in')).toBe('in');
  });

  it('whose maker was killed before it wrote a word into it holds nobody up for long', async () => {
    writeFileSync(foreign().path, '');
    const seconds = (ago: number) => utimesSync(foreign().path, new Date(), new Date(Date.now() - ago * 1000));
    seconds(1.5);
    const waiting = withForeignLocks([foreign()], 'linux', async () => 'in');
    expect(existsSync(foreign().path)).toBe(true);
    expect(readFileSync(foreign().path, 'utf8')).toBe('');
    seconds(3);
    expect(await waiting).toBe('in');
  });

  it('of a living process is respected, and of one whose number was given to another taken over', () => {
    const own = linuxStart(process.pid) ?? 0;
    const starts = (starttime: number | undefined) => {
      leave({ pid: process.pid, createdAt, starttime, place: ownPlace('linux') });
      return removeStale(foreign(), 'linux');
    };
    expect([starts(own), starts(undefined), starts(own - 1)]).toEqual([false, false, true]);
  });

  it.each(['darwin', 'win32'] as const)('of a living process is respected, whatever its start (%s)', (platform) => {
    leave({ pid: process.pid, createdAt, starttime: 1_790_000_000 });
    expect(removeStale(foreign(), platform)).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)(
    'that a Linux wrote into a shared folder is judged by its age (%s)',
    (platform) => {
      leave({ pid: deadPid(), createdAt, starttime: 275_332 });
      expect(removeStale(foreign(), platform)).toBe(false);
      leave({ pid: deadPid(), createdAt, starttime: 1_790_000_000 });
      expect(removeStale(foreign(), platform)).toBe(true);
    },
  );

  it('that we took in another container is judged by its age', () => {
    leave({ pid: deadPid(), createdAt, place: { ...ownPlace('linux'), pids: 'pid:[1]' } });
    expect(removeStale(foreign(), 'linux')).toBe(false);
    utimesSync(foreign().path, new Date(), new Date(Date.now() - 31_000));
    expect(removeStale(foreign(), 'linux')).toBe(true);
  });

  it('that is no longer ours is not given back by us', async () => {
    await withForeignLocks([foreign()], 'linux', async () => leave({ pid: 1, createdAt }));
    expect(existsSync(foreign().path)).toBe(true);
  });
});
