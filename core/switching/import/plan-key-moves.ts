import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import type { Client, Note } from '../../clients/client.ts';
import type { Receipt } from '../../files/receipt.ts';
import { launcherPath } from '../../keychain/launcher.ts';
import { readForeignKey } from '../accounts/foreign-account.ts';
import { applyPlan } from '../apply.ts';
import type { Engine } from '../engine.ts';
import { keyRefOfProvider } from '../key-source.ts';
import { makePlan, type Plan } from '../plan.ts';
import { type AskedPlan, askClient } from '../planner/client-plan.ts';
import { fileOfKey } from './candidate.ts';
import { type Found, find } from './import.ts';
import { movingKey } from './key-moves.ts';

/** A plan that brings one key to the keychain: out of a live file, or as a copy of one that stays where it is. */
export interface KeyMove {
  readonly plan: Plan;
  readonly provider: Provider;
  /**
   * Stores the key, then carries the plan out, then takes the key out of our own backups of that file. Throws when
   * another key is stored for this provider already.
   */
  apply(): Promise<Receipt | undefined>;
}

type Transferred = Found & { readonly provider: Provider };

/** What the client's files become: the key leaves the configuration; a store of logins is not ours to write. */
async function planOf(engine: Engine, client: Client, found: Transferred): Promise<AskedPlan> {
  const { state, foreign, provider } = found;
  if (found.transfer === 'copy') return { clientPlan: { files: [], notes: [copyNote(found)] } };
  const source = {
    kind: 'keychain' as const,
    launcher: launcherPath(engine.environment),
    ref: keyRefOfProvider(provider),
  };
  return askClient(client, state, { act: 'moveKey', foreign, key: source });
}

function copyNote({ foreign: { key } }: Found): Note {
  const file = fileOfKey(key) ?? '';
  const message =
    key.kind === 'stored'
      ? sentence('notes.key-copied-login', { file, command: key.removal })
      : sentence('notes.key-copied', { file });
  return { kind: 'info', message };
}

async function moveOf(engine: Engine, client: Client, found: Transferred): Promise<KeyMove | undefined> {
  const { state, foreign, provider } = found;
  const key = await readForeignKey(engine, state, foreign.key);
  if (key === undefined) return undefined;
  const ref = keyRefOfProvider(provider);
  const name = foreign.name || foreign.id;
  const plan = makePlan(engine.environment, {
    kind: 'import',
    state,
    ...(await planOf(engine, client, found)),
    details: {
      summary: sentence(found.transfer === 'copy' ? 'acts.copy-key' : 'acts.import', { client: client.name, name }),
      wasOurs: state.current.kind === 'ours',
    },
    keep: { ref, place: 'as-is' },
    secrets: found.transfer === 'move' ? [key] : [],
  });
  const apply = async () => {
    await storeKey(engine, provider, key);
    return movingKey(engine, ref, key, () => applyPlan(engine, plan));
  };
  return { plan, provider, apply };
}

/**
 * Plans bringing the keys of all imported providers of one client to the keychain, one plan a key. A key that this client
 * could not fetch from there stays where it is: its remark says so.
 */
export async function planKeyMoves(engine: Engine, client: Client): Promise<readonly KeyMove[]> {
  const moves: KeyMove[] = [];
  for (const found of await find(engine, [client])) {
    const { provider } = found;
    if (!provider || !found.isKnown || found.transfer === undefined) continue;
    const move = await moveOf(engine, client, { ...found, provider });
    if (move) moves.push(move);
  }
  return moves;
}

async function storeKey(engine: Engine, provider: Provider, key: string): Promise<void> {
  const ref = keyRefOfProvider(provider);
  const stored = await engine.keys.find(ref);
  if (stored !== null && stored !== key)
    throw new AppError(problemOf('key-would-be-lost', { name: provider.name, provider: provider.id }));
  await engine.keys.set(ref, key, 'keychain');
}
