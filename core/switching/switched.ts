import { statSync } from 'node:fs';
import type { ClientId } from '../../shared/client-id.ts';
import type { Provider } from '../../shared/provider.ts';
import type { KeySource, LiveState, Target } from '../clients/client.ts';
import { documentsOf } from '../clients/live-document.ts';
import { nextId } from '../files/act-id.ts';
import { withLock } from '../files/lock.ts';
import { currentHash } from '../files/replace-file.ts';
import { appendSwitch, newestSwitch, readSwitches, type Switched } from '../files/switch-log.ts';
import type { Engine } from './engine.ts';
import { keyRefOfProvider } from './key-source.ts';

// What a client uses, in the words of the log that is kept for ever. Codex's own logs know our one stable id only, so
// this is what tells later who served, and was paid for, which chat.

function accountOf(key: KeySource): string {
  switch (key.kind) {
    case 'keychain':
    case 'file':
      return key.ref;
    case 'env':
      return `env:${key.name}`;
    case 'none':
      return 'none';
  }
}

/** What the client uses once this is its choice; undefined for a profile, which is not its main choice. */
export function switchedTo(target: Target): Switched | undefined {
  if (target.kind === 'official') return { choice: 'official', model: null, account: 'login' };
  if (target.profile !== undefined) return undefined;
  return { choice: target.provider.id, model: target.model, account: accountOf(target.key) };
}

/** What the client uses as it was read; undefined where its files don't tell. */
export function usedIn({ current, main }: LiveState, providers: readonly Provider[]): Switched | undefined {
  if (main.problem) return undefined;
  const model = current.model ?? null;
  if (current.kind === 'official') return { choice: 'official', model: null, account: 'login' };
  if (current.kind !== 'ours') return { choice: current.kind, model, account: 'unknown' };
  const provider = providers.find(({ id }) => id === current.provider);
  if (!provider) return undefined;
  if (current.delivery === 'env') return { choice: provider.id, model, account: `env:${provider.env ?? '?'}` };
  const account = current.delivery === 'none' ? 'none' : keyRefOfProvider(provider);
  return { choice: provider.id, model, account };
}

/** What the client used before this act, as far as the log goes back. */
export async function usedBefore(
  { environment }: Engine,
  client: ClientId,
  act: string,
): Promise<Switched | undefined> {
  const last = (await readSwitches(environment, client)).findLast(({ receipt }) => receipt < act);
  return last && { choice: last.choice, model: last.model, account: last.account };
}

function isSame(a: Switched, b: Switched): boolean {
  return a.choice === b.choice && a.model === b.model;
}

function changedAt({ environment }: Engine, { file }: LiveState['main']): string {
  const changed = statSync(file.target, { throwIfNoEntry: false })?.mtime;
  const now = environment.now();
  return (changed && changed < now ? changed : now).toISOString();
}

/** Whether what was read still stands there: another one of ours may have switched, and told of it, since. */
function isStill(state: LiveState): boolean {
  return documentsOf(state).every(({ file }) => currentHash(file) === file.hash);
}

/**
 * Notes what somebody else made of the client's choice since the log last told of it, and the very first time what it
 * used before us. Called before an act, whose own line then follows. The past is told as well as can be: that it can't be
 * written now keeps no act from being done.
 */
export async function noteOutside(engine: Engine, state: LiveState): Promise<void> {
  const { environment } = engine;
  const { client } = state.installation;
  const used = usedIn(state, await engine.read.providers());
  if (!used) return;
  const isTold = async () => {
    const told = await newestSwitch(environment, client);
    return told !== undefined && isSame(told, used);
  };
  if (await isTold()) return;
  const at = changedAt(engine, state.main);
  const note = async () => {
    // Only under the lock are files and log of one moment: ours write the one, then the other.
    if (!isStill(state) || (await isTold())) return;
    const id = await nextId(environment);
    await appendSwitch(environment, { id, at, client, face: 'outside', switched: used });
  };
  await withLock(environment, note, 'files').catch(() => undefined);
}
