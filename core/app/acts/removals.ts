import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { entriesOf } from '../../keychain/key-index.ts';
import type { Keys } from '../../keychain/keys.ts';
import { addProvider, findProvider, type ListPlace, readProviders } from '../../providers/provider-list.ts';
import { applyPlan } from '../../switching/apply.ts';
import type { Engine } from '../../switching/engine.ts';
import { applyForget, assertKeysReachable, planForget } from '../../switching/forget.ts';
import { planUndoAlone } from '../../switching/undo/back.ts';
import { findAct } from '../../switching/undo/history.ts';
import { changeRemovals, type Removal, readRemovals } from '../removals/removal-store.ts';
import { type Planned, toPlanned } from './planned.ts';

/** For how long a provider that was removed can be put back, key included. */
export const keptMs = 10 * 60 * 1000;

/** What goes out of the live files with a provider. Throws `provider-unknown`, and `provider-invalid` while it is in use. */
export async function planRemoval(engine: Engine, id: string): Promise<readonly Planned[]> {
  const plans = await planForget(engine, id);
  return Promise.all(plans.map((plan) => toPlanned(engine, plan, { subject: { choice: id } })));
}

/**
 * Removes a provider with its keys and its traces, and keeps for ten minutes what puts it back: the keys under a name of
 * their own in the keychain, so that a window that closes or a terminal command that ends takes nothing along.
 */
export function removeProviderOf(engine: Engine, id: string, planned?: readonly Planned[]): Promise<Removal> {
  return engine.act(async () => {
    const plans = (planned ?? (await planRemoval(engine, id))).map(({ plan }) => plan);
    const noted = await note(engine, id);
    let removal = noted;
    try {
      removal = await hold(engine, noted);
      const receipts = await applyForget(engine, id, plans);
      const done = { ...removal, receipts: receipts.map((receipt) => receipt.id) };
      await changeRemovals(engine.environment, (all) => all.map((one) => (one.removal === done.removal ? done : one)));
      return done;
    } catch (error) {
      await calledOff(engine, removal);
      throw error;
    }
  });
}

/**
 * A removal that failed half way. A provider that is still listed gets the keys back that are gone already; of one that is
 * not, only the record could not be finished, and it can be put back as it stands there. What is held is dropped last: it
 * may be all that is left of a key.
 */
async function calledOff(engine: Engine, removal: Removal): Promise<void> {
  const { environment, keys, read } = engine;
  read.forget(['providers']);
  try {
    if (!(await readProviders(environment)).some(({ id }) => id === removal.provider.id)) return;
    for (const key of removal.keys)
      if ((await keys.find(key.ref)) === null) await takeKeyBack(keys, removal.removal, key);
    await drop(engine, [removal]);
  } catch (error) {
    // The first failure is the one to tell of. The record stays, so what is held is swept once it is over.
    if (!(error instanceof AppError)) throw error;
  }
}

async function note(engine: Engine, id: string): Promise<Removal> {
  const { environment, read } = engine;
  const providers = await read.providers();
  const provider = findProvider(providers, id);
  const next = providers[providers.indexOf(provider) + 1];
  const place: ListPlace = next ? { kind: 'before', id: next.id } : { kind: 'end' };
  const entries = entriesOf(await read.keys()).filter((entry) => entry.provider === id);
  await assertKeysReachable(engine, entries);
  const removal: Removal = {
    removal: environment.random(8),
    provider,
    place,
    keys: entries.map(({ ref, store, setAt }) => ({ ref, store, setAt, isHeld: true })),
    receipts: [],
    until: new Date(environment.now().getTime() + keptMs).toISOString(),
  };
  // Before any key is held: whatever happens next, somebody knows that it has to go again.
  await changeRemovals(environment, (all) => [...all, removal]);
  return removal;
}

async function hold({ keys }: Engine, removal: Removal): Promise<Removal> {
  const held: HeldKey[] = [];
  for (const key of removal.keys) held.push(...(await holdKey(keys, removal.removal, key)));
  return { ...removal, keys: held };
}

type HeldKey = Removal['keys'][number];

/** Keys of files for which there is no keychain wait here, and are gone with this process. */
const inMemory = new Map<string, string>();

function memoryName(removal: string, { ref }: HeldKey): string {
  return `${removal} ${ref}`;
}

/** Nothing where somebody deleted the key in the keychain itself: there is nothing to hold. */
async function holdKey(keys: Keys, removal: string, key: HeldKey): Promise<readonly HeldKey[]> {
  try {
    if ((await keys.hold(removal, key.ref)) === 'keychain') return [key];
    inMemory.set(memoryName(removal, key), await keys.read(key.ref));
    return [{ ...key, isHeld: false }];
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'key-missing') return [];
    throw error;
  }
}

/**
 * A key that is held no longer has to be entered again: it was in the memory of another process, or somebody deleted it in
 * the keychain. One that is there already was put back by a face that ended before it was done.
 */
async function takeKeyBack(keys: Keys, removal: string, key: HeldKey): Promise<void> {
  const { ref, isHeld, ...place } = key;
  const kept = inMemory.get(memoryName(removal, key));
  if (!isHeld || kept !== undefined) return kept === undefined ? undefined : keys.putBack(ref, kept, place);
  try {
    await keys.takeBack(removal, ref, place);
  } catch (error) {
    if (!(error instanceof AppError) || error.problem.code !== 'key-missing') throw error;
  }
}

/**
 * The other way, for a provider that can't come back now: without it, its key would lie there and belong to nobody. One
 * that was entered since belongs to somebody else.
 */
async function holdAgain(keys: Keys, removal: string, key: HeldKey): Promise<void> {
  if (!(await keys.list()).some(({ ref, setAt }) => ref === key.ref && setAt === key.setAt)) return;
  if (key.isHeld) await holdKey(keys, removal, key);
  await keys.delete(key.ref);
}

/** What can be put back now, oldest first. */
export async function standingRemovals(engine: Engine): Promise<readonly Removal[]> {
  const { environment, read } = engine;
  const taken = new Set((await read.providers()).map(({ id }) => id));
  return (await readRemovals(environment)).filter(
    (removal) => !isOver(engine, removal) && !taken.has(removal.provider.id),
  );
}

/** A clock that was far ahead and is right again would keep a key for as long as it was wrong; a little is let pass. */
function isOver({ environment }: Engine, { until }: Removal): boolean {
  const left = Date.parse(until) - environment.now().getTime();
  return left <= 0 || left > 2 * keptMs;
}

function gone(): AppError {
  return new AppError(problemOf('provider-removed-long-ago'));
}

/**
 * The newest removal of this provider, or, where none is named, the newest that can be put back. One whose id somebody
 * took since is found, too: `putBack` then says so. Throws `nothing-removed`, `provider-not-removed`.
 */
export async function findRemoval(engine: Engine, id: string | undefined): Promise<Removal> {
  const found =
    id === undefined
      ? (await standingRemovals(engine)).at(-1)
      : (await readRemovals(engine.environment)).findLast(
          (removal) => removal.provider.id === id && !isOver(engine, removal),
        );
  if (found) return found;
  throw new AppError(id === undefined ? problemOf('nothing-removed') : problemOf('provider-not-removed', { id }));
}

/** Throws `provider-removed-long-ago`, `provider-exists-again`. The keys come first: what comes back in the live files names them. */
export function putBack(engine: Engine, id: string): Promise<Provider> {
  return engine.act(async () => {
    const { environment, keys } = engine;
    const removal = (await readRemovals(environment)).find((one) => one.removal === id);
    if (!removal || isOver(engine, removal)) throw gone();
    const { provider, place } = removal;
    if ((await engine.read.providers()).some((other) => other.id === provider.id))
      throw new AppError(problemOf('provider-exists-again', { id: provider.id }));
    try {
      for (const key of removal.keys) await takeKeyBack(keys, id, key);
      await addProvider(environment, provider, place);
    } catch (error) {
      // The first failure is the one to tell of; a key that stays where it is now is found there by the next try.
      for (const key of removal.keys) await holdAgain(keys, id, key).catch(() => undefined);
      throw error;
    }
    engine.read.forget();
    await drop(engine, [removal]);
    await restoreTraces(engine, removal);
    return provider;
  });
}

/** A live file that can't be changed now keeps none of the others from getting their lines back. */
async function restoreTraces(engine: Engine, { receipts }: Removal): Promise<void> {
  const failures: unknown[] = [];
  for (const id of receipts.toReversed())
    try {
      await applyPlan(engine, await planUndoAlone(engine, await findAct(engine, id)));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}

/** Forgets removals for good, their keys first. */
async function drop({ environment, keys }: Engine, removals: readonly Removal[]): Promise<void> {
  for (const { removal, keys: all } of removals) {
    for (const key of all) inMemory.delete(memoryName(removal, key));
    const held = all.filter(({ isHeld }) => isHeld).map(({ ref }) => ref);
    if (held.length > 0) await keys.dropHeld(removal, held);
  }
  const ids = new Set(removals.map(({ removal }) => removal));
  if (ids.size > 0) await changeRemovals(environment, (all) => all.filter(({ removal }) => !ids.has(removal)));
}

/**
 * Forgets what nobody can put back any more. Every face does it when it starts. A keychain that does not answer now is
 * asked by the next one, and only once: each question may take seconds. Until then the record stays, so that no key is
 * ever left there without anybody's knowledge.
 */
export async function sweepRemovals(engine: Engine): Promise<void> {
  const over = (await readRemovals(engine.environment)).filter((removal) => isOver(engine, removal));
  for (const removal of over)
    try {
      await drop(engine, [removal]);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return;
    }
}

/** For those who leave. */
export async function dropAllHeld(engine: Engine): Promise<void> {
  await drop(engine, await readRemovals(engine.environment));
}
