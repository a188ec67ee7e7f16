import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeRoomFor } from '../../e2e/support/failing-disk.ts';
import { tableKeychain } from '../../e2e/support/table-keychain.ts';
import { testDraft } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Environment } from '../environment.ts';
import { openKeys } from '../keychain/keys.ts';
import { addProvider as addToList, readProviders, removeProvider } from '../providers/provider-list.ts';
import type { Engine } from '../switching/engine.ts';
import { keyRefOfProvider } from '../switching/key-source.ts';
import { addProvider } from './acts/providers.ts';
import { findRemoval, putBack, removeProviderOf, sweepRemovals } from './acts/removals.ts';
import { RemovalClock } from './removals/removal-clock.ts';
import { readRemovals } from './removals/removal-store.ts';
import { startEngine } from './start-engine.ts';

const key = 'sk-of-relay-0123456789';

let now: number;
let environment: Environment;
let entries: Map<string, string>;
let engine: Engine;

beforeEach(async () => {
  now = Date.parse('2026-05-01T12:00:00Z');
  environment = testEnvironment({ now: () => new Date(now) });
  entries = new Map();
  const keychain = tableKeychain(entries);
  const started = await startEngine(environment, 'terminal');
  engine = { ...started, keys: openKeys(environment, keychain, () => started.read.forget(['keys'])) };
});

function add(name = 'Relay'): Promise<Provider> {
  return addProvider(engine, { draft: testDraft({ name }), key });
}

function failure(): AppError {
  return new AppError(problemOf('write-failed', { file: 'f', error: 'EIO', folder: '.' }));
}

it.each([
  ['broken', '{{'],
  ['of a newer version', '{ "version": 99 }'],
])('a list of removed providers that is %s holds up no start, and stays as it is', async (_, text) => {
  const path = environment.path.join(environment.dataFolder, 'removals.json');
  await add();
  writeFileSync(path, text);
  const { read } = await startEngine(environment, 'terminal');
  expect(await read.providers()).toHaveLength(1);
  await expect(readRemovals(environment)).rejects.toMatchObject({ problem: { code: /^store-/ } });
});

it('a keychain that does not answer is asked once by a start, however many removals are over', async () => {
  for (const name of ['A', 'B', 'C']) await removeProviderOf(engine, (await add(name)).id);
  now += 11 * 60 * 1000;
  const drop = vi.spyOn(engine.keys, 'dropHeld').mockRejectedValue(new AppError(problemOf('keychain-timeout')));
  await sweepRemovals(engine);
  expect(drop).toHaveBeenCalledTimes(1);
  expect(await readRemovals(environment)).toHaveLength(3);
  drop.mockRestore();
  await sweepRemovals(engine);
  expect([await readRemovals(environment), [...entries]]).toEqual([[], []]);
});

it.each([
  ['a minute, which keeps it', 60_000, 1],
  ['a year, which ends it: its key waits no year', 365 * 24 * 3600 * 1000, 0],
])('a clock that is put back after a removal by %s', async (_, by, standing) => {
  await add();
  await removeProviderOf(engine, 'relay');
  now -= by;
  await sweepRemovals(engine);
  expect([(await readRemovals(environment)).length, entries.size]).toEqual([standing, standing]);
});

it('a face that stays open forgets a removal, with its key, when its ten minutes are over', async () => {
  await add();
  const { until } = await removeProviderOf(engine, 'relay');
  const clock = new RemovalClock(engine);
  onTestFinished(() => clock.stop());
  now = Date.parse(until) - 10;
  clock.wind();
  expect(entries.size).toBe(1);
  now = Date.parse(until);
  await expect.poll(async () => [entries.size, await readRemovals(environment)], { timeout: 30_000 }).toEqual([0, []]);
});

describe.each(['keychain', 'file'] as const)('the key in the %s', (keyStore) => {
  const addHere = () => addProvider(engine, { draft: testDraft(), key, keyStore });

  it('is there again when its removal fails after it was deleted', async () => {
    const provider = await addHere();
    const ref = keyRefOfProvider(provider);
    const before = await engine.keys.list();
    const deleteAll = engine.keys.deleteAll.bind(engine.keys);
    vi.spyOn(engine.keys, 'deleteAll').mockImplementationOnce(async (id) => {
      await deleteAll(id);
      throw failure();
    });
    await expect(removeProviderOf(engine, 'relay')).rejects.toThrow('write-failed');
    expect(await engine.keys.read(ref)).toBe(key);
    expect(await engine.keys.list()).toEqual(before);
    expect(await readProviders(environment)).toEqual([provider]);
    expect(await readRemovals(environment)).toEqual([]);
    expect([...entries.keys()]).toEqual(keyStore === 'keychain' ? [ref] : []);
  });

  it('is there again when it left its store and our index could not be told', async () => {
    const provider = await addHere();
    const before = await engine.keys.list();
    const deleteAll = engine.keys.deleteAll.bind(engine.keys);
    vi.spyOn(engine.keys, 'deleteAll').mockImplementationOnce(async (id) => {
      const room = takeRoomFor(environment.path.join(environment.dataFolder, 'keys.json'));
      await deleteAll(id).finally(room.undo);
    });
    await expect(removeProviderOf(engine, 'relay')).rejects.toMatchObject({ problem: { code: 'store-not-written' } });
    expect(await engine.keys.read(keyRefOfProvider(provider))).toBe(key);
    expect(await engine.keys.list()).toEqual(before);
    expect(await readRemovals(environment)).toEqual([]);
  });

  it('waits on when its provider can not come back, and comes back with the next try', async () => {
    const provider = await addHere();
    const ref = keyRefOfProvider(provider);
    const { removal } = await removeProviderOf(engine, 'relay');
    // Somebody takes the id between the look and the writing.
    const takeBack = engine.keys.takeBack.bind(engine.keys);
    vi.spyOn(engine.keys, 'takeBack').mockImplementationOnce(async (...input) => {
      await takeBack(...input);
      await addToList(environment, provider);
    });
    await expect(putBack(engine, removal)).rejects.toMatchObject({ problem: { code: 'provider-exists' } });
    expect(await engine.keys.list()).toEqual([]);
    expect([...entries.keys()]).toEqual([`removed-${removal}.${ref}`]);
    await removeProvider(environment, 'relay');
    engine.read.forget();
    await putBack(engine, removal);
    expect(await engine.keys.read(ref)).toBe(key);
  });

  it('does not keep its provider from coming back after a face was killed that had put only the key back', async () => {
    const provider = await addHere();
    const ref = keyRefOfProvider(provider);
    const removal = await removeProviderOf(engine, 'relay');
    const [held] = removal.keys;
    if (!held) throw new Error('it holds the key');
    await engine.keys.takeBack(removal.removal, ref, { store: held.store, setAt: held.setAt });
    engine.read.forget();
    await putBack(engine, removal.removal);
    expect(await readProviders(environment)).toEqual([provider]);
    expect(await engine.keys.read(ref)).toBe(key);
  });
});

it('a provider whose held key somebody deleted in the keychain comes back without it', async () => {
  const provider = await add();
  const { removal } = await removeProviderOf(engine, 'relay');
  entries.clear();
  await putBack(engine, removal);
  expect(await readProviders(environment)).toEqual([provider]);
  expect(await engine.keys.list()).toEqual([]);
});

it('what can be put back is the newest, or the one that is asked for by name', async () => {
  for (const name of ['First', 'Second']) await removeProviderOf(engine, (await add(name)).id);
  expect((await findRemoval(engine, undefined)).provider.id).toBe('second');
  for (const id of ['first', 'second']) expect((await findRemoval(engine, id)).provider.id).toBe(id);
});

it('what can not be put back is named where it was asked for by name', async () => {
  const problem = (id: string | undefined) => findRemoval(engine, id).catch((error) => error.problem);
  const [named, unnamed] = [await problem('relay'), await problem(undefined)];
  expect([named.code, unnamed.code]).toEqual(['provider-not-removed', 'nothing-removed']);
  expect(JSON.stringify(named)).toContain('relay');
  expect(JSON.stringify(unnamed)).not.toContain('undefined');
});
