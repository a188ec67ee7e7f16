import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { keyRefFor } from '../../core/keychain/key-ref.ts';
import { openKeys } from '../../core/keychain/keys.ts';
import {
  type PrivateBus,
  type SecretService,
  startBus,
  startSecretService,
  startSilentBus,
} from '../support/secret-service.ts';
import { testEnvironment } from '../support/test-environment.ts';

const ref = keyRefFor('acme', 'https://api.acme.example');
const key = 'sk-PLANTED-4711-of-the-keychain';

function environmentOn(bus: PrivateBus): Environment {
  return testEnvironment({ variables: bus.variables });
}

function code(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error: { problem?: { code: string } }) => error.problem?.code ?? error,
  );
}

/** Files below `folder` that hold `text`. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(text);
  });
}

describe('with a real Secret Service', () => {
  let service: SecretService;
  beforeAll(async () => {
    service = await startSecretService();
  });
  afterAll(() => service.stop());

  it('sets, reads, replaces and deletes a key, and counts its generations', async () => {
    const keys = openKeys(environmentOn(service));
    expect(await keys.check()).toBeNull();
    expect(await code(keys.read(ref))).toBe('key-missing');
    await keys.set(ref, `  ${key}\n`, 'keychain');
    expect(await keys.read(ref)).toBe(key);
    await keys.set(ref, key, 'keychain');
    expect(await keys.generation('acme')).toBe(1);
    await keys.set(ref, 'another', 'keychain');
    expect(await keys.generation('acme')).toBe(2);
    expect(await keys.read(ref)).toBe('another');
    await keys.delete(ref);
    expect(await code(keys.read(ref))).toBe('key-missing');
    expect(await keys.has(ref)).toBe(false);
  });

  it('S1 keeps the key in the keychain and in no file of ours; secret-tool sees the entry', async () => {
    const environment = environmentOn(service);
    const keys = openKeys(environment);
    await keys.set(ref, key, 'keychain');
    const seen = execFileSync('secret-tool', ['lookup', 'service', 'switchyard', 'username', ref], {
      env: service.variables,
      encoding: 'utf8',
    });
    expect(seen).toBe(key);
    expect(filesWith(environment.home, key.slice(0, 12))).toEqual([]);
    expect(filesWith(service.folder, key.slice(0, 12))).toEqual([]);
    expect(statSync(join(environment.dataFolder, 'keys.json')).mode & 0o777).toBe(0o600);
    await keys.delete(ref);
  });

  it('moves a key to a file and back, one place at a time', async () => {
    const environment = environmentOn(service);
    const keys = openKeys(environment);
    await keys.set(ref, key, 'keychain');
    await keys.place(ref, 'file');
    expect(readFileSync(keys.filePath(ref), 'utf8')).toBe(key);
    expect(statSync(keys.filePath(ref)).mode & 0o777).toBe(0o600);
    expect(await keys.read(ref)).toBe(key);
    expect(openSecret(service)).toBe('');
    await keys.place(ref, 'keychain');
    expect(existsSync(keys.filePath(ref))).toBe(false);
    expect(await keys.read(ref)).toBe(key);
    expect(await keys.generation('acme')).toBe(1);
    await keys.delete(ref);
  });

  it('S8 a key is found for the origin it was entered for and for no other', async () => {
    const keys = openKeys(environmentOn(service));
    await keys.set(ref, key, 'keychain');
    expect(await keys.has(keyRefFor('acme', 'https://api.other.example'))).toBe(false);
    expect(await code(keys.read(keyRefFor('acme', 'https://api.other.example')))).toBe('key-missing');
    await keys.deleteAll('acme');
    expect(await keys.list()).toEqual([]);
  });
});

describe('twenty keys at once', () => {
  const refs = Array.from({ length: 20 }, (_, number) => keyRefFor(`many-${number}`, 'https://api.many.example'));

  it('are read without a false failure while others keep the machine busy, five times in a row', async () => {
    const service = await startSecretService();
    onTestFinished(() => service.stop());
    const environment = environmentOn(service);
    const writing = openKeys(environment);
    await Promise.all(refs.map((each) => writing.set(each, `key of ${each}`, 'keychain')));
    const hogs = Array.from({ length: 4 }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
    onTestFinished(() => {
      for (const hog of hogs) hog.kill('SIGKILL');
    });
    for (let round = 0; round < 5; round += 1) {
      const keys = openKeys(environment);
      const read = Promise.all([keys.check(), ...refs.map((each) => keys.read(each))]);
      expect(await read).toEqual([null, ...refs.map((each) => `key of ${each}`)]);
    }
  });

  it('are asked for by one process', async () => {
    const service = await startSecretService();
    onTestFinished(() => service.stop());
    const environment = environmentOn(service);
    const writing = openKeys(environment);
    await Promise.all(refs.map((each) => writing.set(each, `key of ${each}`, 'keychain')));
    await expect.poll(pidsOfChildren, { timeout: 20_000 }).toEqual([]);
    const keys = openKeys(environment);
    const sightings = new Set<string>();
    const reading = Promise.all(refs.map((each) => keys.read(each)));
    const timer = setInterval(() => {
      for (const pid of pidsOfChildren()) sightings.add(pid);
    }, 5);
    await reading;
    clearInterval(timer);
    expect(sightings.size).toBe(1);
  });
});

it('holds the key of a removal in the keychain until it is taken back', async () => {
  const service = await startSecretService();
  onTestFinished(() => service.stop());
  const environment = environmentOn(service);
  const removal = '0123456789abcdef';
  const place = { store: 'keychain', setAt: '2026-11-21T00:00:00.000Z' } as const;
  const keys = openKeys(environment);
  await keys.set(ref, key, 'keychain');
  expect(await keys.hold(removal, ref)).toBe('keychain');
  await keys.delete(ref);
  // Another process, after the one that removed it has ended.
  const later = openKeys(environment);
  expect(await code(later.read(ref))).toBe('key-missing');
  await later.takeBack(removal, ref, place);
  expect(await later.read(ref)).toBe(key);
  expect(await code(later.takeBack(removal, ref, place))).toBe('key-missing');
  expect(filesWith(environment.home, key.slice(0, 12))).toEqual([]);
});

function openSecret(service: SecretService): string {
  try {
    const args = ['lookup', 'service', 'switchyard', 'username', ref];
    return execFileSync('secret-tool', args, { env: service.variables, encoding: 'utf8' });
  } catch {
    // secret-tool ends with 1 where there is no entry.
    return '';
  }
}

it('S4 says that there is no keychain without a bus, and stores nothing anywhere', async () => {
  const environment = testEnvironment({
    variables: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=$HOME/no-bus', XDG_RUNTIME_DIR: '$HOME' },
  });
  const keys = openKeys(environment);
  expect((await keys.check())?.code).toBe('keychain-absent');
  const unheard = keyRefFor(`acme-${randomUUID()}`, 'https://api.acme.example');
  expect(await code(keys.set(unheard, key, 'keychain'))).toBe('keychain-absent');
  expect(await keys.has(unheard)).toBe(false);
  // What the library's default would have used instead: forgotten when the machine stops.
  expect(readFileSync('/proc/keys', 'utf8')).not.toContain(unheard);
  expect(existsSync(environment.dataFolder)).toBe(false);
  await keys.set(ref, key, 'file');
  expect(await keys.read(ref)).toBe(key);
});

it('S4 says that there is no keychain on a bus without a Secret Service', async () => {
  const bus = await startBus();
  onTestFinished(() => bus.stop());
  const keys = openKeys(environmentOn(bus));
  expect((await keys.check())?.code).toBe('keychain-absent');
  expect(await code(keys.set(ref, key, 'keychain'))).toBe('keychain-absent');
});

it('S5 a locked keychain is "locked", never "no key", and nothing is overwritten', async () => {
  const service = await startSecretService();
  onTestFinished(() => service.stop());
  const environment = environmentOn(service);
  const keys = openKeys(environment);
  await keys.set(ref, key, 'keychain');
  const index = readFileSync(join(environment.dataFolder, 'keys.json'), 'utf8');
  service.lock();
  expect(await code(keys.read(ref))).toBe('keychain-locked');
  expect(await code(keys.set(ref, 'another', 'keychain'))).toBe('keychain-locked');
  expect(await code(keys.set(keyRefFor('other', 'https://h'), 'another', 'keychain'))).toBe('keychain-locked');
  expect(await code(keys.delete(ref))).toBe('keychain-locked');
  expect(await code(keys.place(ref, 'file'))).toBe('keychain-locked');
  expect((await keys.check())?.code).toBe('keychain-locked');
  expect(readFileSync(join(environment.dataFolder, 'keys.json'), 'utf8')).toBe(index);
  await service.unlock();
  expect(await keys.read(ref)).toBe(key);
});

it('S6 gives up on a keychain whose dialog nobody answers, and can be asked again', async () => {
  const service = await startSecretService({ dialog: 'unanswered' });
  onTestFinished(() => service.stop());
  const keys = openKeys(environmentOn(service));
  await keys.set(ref, key, 'keychain');
  service.lock();
  expect(await code(keys.delete(ref))).toBe('keychain-timeout');
  expect(await keys.has(ref)).toBe(true);
  await service.unlock();
  expect(await keys.read(ref)).toBe(key);
});

it('S6 S1 a bus that never answers holds nothing up, and no process shows the key meanwhile', async () => {
  const bus = await startSilentBus();
  onTestFinished(() => bus.stop());
  const keys = openKeys(environmentOn(bus));
  let ticks = 0;
  const sightings: string[] = [];
  const timer = setInterval(() => {
    ticks += 1;
    sightings.push(...childrenOfOurs());
  }, 100);
  expect(await code(keys.set(ref, key, 'keychain'))).toBe('keychain-timeout');
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(10);
  expect(sightings.some((text) => text.includes('keychain-child'))).toBe(true);
  expect(sightings.filter((text) => text.includes('PLANTED'))).toEqual([]);
  await expect.poll(() => childrenOfOurs().filter((text) => text.includes('keychain-child'))).toEqual([]);
  expect(await keys.has(ref)).toBe(false);
});

/** The processes that were started to ask a keychain for this one. */
function pidsOfChildren(): string[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return children.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('keychain-child');
    } catch {
      return false; // It has ended since.
    }
  });
}

/** Arguments and environment of the processes that this one has started, as `ps` shows them. */
function childrenOfOurs(): string[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
  return children.split(' ').flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8')];
    } catch {
      // It has ended since.
      return [];
    }
  });
}
