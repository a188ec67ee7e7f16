import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Client } from '../clients/client.ts';
import { allClients } from '../clients/clients.ts';
import { newestReceipt } from '../files/history.ts';
import type { Receipt } from '../files/receipt.ts';
import type { KeyEntry } from '../keychain/key-index.ts';
import { findProvider, removeProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { checkPlan } from './check.ts';
import type { Engine } from './engine.ts';
import { makePlan, type Plan } from './plan.ts';
import { askClient } from './planner/client-plan.ts';
import { clientsUsing } from './status.ts';
import { planUndoAlone } from './undo/back.ts';

/**
 * Plans taking out what earlier switches to a provider left in the live files: one plan for each client that has such
 * traces, or that has something to say about it. Throws `provider-unknown`, and `provider-in-use` while it is a
 * current choice.
 */
export async function planForget(engine: Engine, providerId: string): Promise<readonly Plan[]> {
  const provider = findProvider(await engine.read.providers(), providerId);
  const users = await clientsUsing(engine, providerId);
  if (users.length > 0)
    throw new AppError(
      problemOf('provider-in-use', {
        clients: users.map(({ name }) => name),
        count: users.length,
        name: provider.name,
        commands: users.map(({ id }) => `switchyard use official --client ${id}`).join('; '),
      }),
    );
  const plans = await Promise.all((await allClients()).map((client) => planClient(engine, client, providerId)));
  return plans.filter((plan) => plan !== undefined);
}

async function planClient(engine: Engine, client: Client, providerId: string): Promise<Plan | undefined> {
  const state = await engine.read.state(client);
  const { problem } = state.main;
  if (problem) {
    // In a file that we never wrote there is nothing of ours; any other may name the key that goes away.
    if (!(await newestReceipt(engine.environment, client.id))) return undefined;
    throw new AppError(problem);
  }
  const plan = makePlan(engine.environment, {
    kind: 'forget',
    state,
    ...(await askClient(client, state, { act: 'forget', provider: providerId })),
    details: {
      summary: sentence('acts.forget', { client: client.name, provider: providerId }),
      wasOurs: state.current.kind === 'ours',
      forgot: providerId,
    },
  });
  const isSilent = plan.changes.length === 0 && plan.notes.length === 0;
  return isSilent ? undefined : checkPlan(client, plan);
}

/**
 * Carries the plans out, then deletes the keys, then takes the provider off our list. When a step fails, the live files
 * get back what was taken out as long as the keys are all there; a provider that is still listed can be removed again.
 */
export async function applyForget(
  engine: Engine,
  providerId: string,
  plans: readonly Plan[],
): Promise<readonly Receipt[]> {
  const keys = await keysOf(engine, providerId);
  await assertKeysReachable(engine, keys);
  const receipts: Receipt[] = [];
  try {
    for (const plan of plans) {
      const receipt = await applyPlan(engine, plan);
      if (receipt) receipts.push(receipt);
    }
    await engine.keys.deleteAll(providerId);
  } catch (error) {
    if (await areThere(engine, keys)) await takeBack(engine, receipts);
    throw error;
  }
  await removeProvider(engine.environment, providerId);
  engine.read.forget(['providers']);
  return receipts;
}

async function keysOf(engine: Engine, providerId: string): Promise<readonly KeyEntry[]> {
  return (await engine.keys.list()).filter(({ provider }) => provider === providerId);
}

/** Asks each store, for the index may list a key that is gone. One that does not answer is taken to have what it had. */
async function areThere({ keys }: Engine, entries: readonly KeyEntry[]): Promise<boolean> {
  for (const { ref } of entries) if ((await keys.find(ref).catch(() => undefined)) === null) return false;
  return true;
}

/** A keychain that is locked or gone is found out before anything is written. */
export async function assertKeysReachable(engine: Engine, keys: readonly Pick<KeyEntry, 'store'>[]): Promise<void> {
  const problem = keys.some(({ store }) => store === 'keychain') ? await engine.keys.check() : null;
  if (problem) throw new AppError(problem);
}

async function takeBack(engine: Engine, receipts: readonly Receipt[]): Promise<void> {
  for (const receipt of receipts.toReversed()) await applyPlan(engine, await planUndoAlone(engine, receipt));
}
