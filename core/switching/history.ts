import type { ClientId } from '../../shared/client-id.ts';
import { AppError } from '../../shared/problem.ts';
import type { Note } from '../clients/client.ts';
import { findClient } from '../clients/clients.ts';
import { listReceipts, type Receipt } from '../files/receipt.ts';
import { readProviders } from '../providers/provider-list.ts';
import { checkPlan } from './check.ts';
import type { Engine } from './engine.ts';
import { makePlan, type Plan } from './plan.ts';
import { detailsOf, subjectOf } from './receipt.ts';
import { revert } from './revert.ts';

/** One line of the history, newest first. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: Receipt['kind'];
  readonly client: ClientId;
  readonly summary: string;
  /** The provider or `official` that the act, or the one it took back, was about. */
  readonly choice?: string;
  readonly model?: string;
  readonly files: readonly string[];
  readonly isUndone: boolean;
}

function undoneIds(receipts: readonly Receipt[]): ReadonlySet<string> {
  return new Set(receipts.flatMap((receipt) => detailsOf(receipt)?.undoes ?? []));
}

export async function readHistory(engine: Engine, client?: ClientId): Promise<readonly HistoryEntry[]> {
  const receipts = await listReceipts(engine.environment);
  const undone = undoneIds(receipts);
  return receipts
    .filter((receipt) => client === undefined || receipt.client === client)
    .map((receipt) => ({
      id: receipt.id,
      at: receipt.at,
      kind: receipt.kind,
      client: receipt.client,
      summary: detailsOf(receipt)?.summary ?? 'unknown',
      ...subjectOf(detailsOf(receipt), receipts),
      files: receipt.files.map(({ path }) => path),
      isUndone: undone.has(receipt.id),
    }))
    .toReversed();
}

/** What was forgotten comes back as it stood; its key does not. */
async function keylessNotes(engine: Engine, receipts: readonly Receipt[]): Promise<readonly Note[]> {
  const forgotten = new Set(receipts.flatMap((receipt) => detailsOf(receipt)?.forgot ?? []));
  if (forgotten.size === 0) return [];
  const known = new Set((await readProviders(engine.environment)).map(({ id }) => id));
  return [...forgotten]
    .filter((id) => !known.has(id))
    .map((id) => ({
      kind: 'warning',
      message: `What comes back of ${id} names a key that was deleted with it, which can stop other providers too (OpenClaw). Add it again: switchyard add ${id}`,
    }));
}

/** `first` and everything of its client since. */
function actsSince(receipts: readonly Receipt[], first: Receipt): readonly [Receipt, ...Receipt[]] {
  const from = receipts.findIndex(({ id }) => id === first.id);
  return [first, ...receipts.slice(from + 1).filter(({ client }) => client === first.client)];
}

/** `acts` are of one client, oldest first. */
async function planBack(
  engine: Engine,
  kind: 'undo' | 'restore',
  acts: readonly [Receipt, ...Receipt[]],
  words: { summary: string; undoes?: string; restores?: string },
): Promise<Plan> {
  const client = await findClient(acts[0].client);
  const installation = await client.find(engine.environment);
  const { state, files, notes, owned } = await revert(engine, client, installation, acts);
  const plan = makePlan(engine.environment, {
    kind,
    installation,
    clientPlan: { files, notes: [...notes, ...(await keylessNotes(engine, acts))] },
    owned,
    details: { ...words, wasOurs: state.current.kind === 'ours' },
  });
  if (plan.changes.length === 0) return plan;
  // A running client takes over what comes back as it takes over what goes.
  const restart = client.leave(state).notes.filter((note) => note.kind === 'restart' || note.kind === 'live');
  return checkPlan(client, { ...plan, notes: [...restart, ...plan.notes] });
}

/** Plans taking back the newest switch that is not undone yet, of one client or of all. Calling it again goes further back. */
export async function planUndo(engine: Engine, client?: ClientId): Promise<Plan> {
  const receipts = await listReceipts(engine.environment);
  const undone = undoneIds(receipts);
  const last = receipts.findLast(
    (receipt) =>
      receipt.kind !== 'undo' && !undone.has(receipt.id) && (client === undefined || receipt.client === client),
  );
  if (!last) throw new AppError('nothing-to-undo', 'There is nothing to undo.', 'See: switchyard history');
  const summary = `Undone: ${detailsOf(last)?.summary ?? last.kind}`;
  return planBack(engine, 'undo', actsSince(receipts, last), { summary, undoes: last.id });
}

/** Plans taking back this one act, whatever came after it: what was changed since stays. */
export async function planUndoOf(engine: Engine, receipt: Receipt): Promise<Plan> {
  const summary = `Undone: ${detailsOf(receipt)?.summary ?? receipt.kind}`;
  return planBack(engine, 'undo', [receipt], { summary, undoes: receipt.id });
}

/** Plans going back to how things were before the act `id` of the history. Our keys only, later acts included. */
export async function planRestore(engine: Engine, id: string): Promise<Plan> {
  const receipts = await listReceipts(engine.environment);
  const found = receipts.filter((receipt) => receipt.id === id || receipt.id.startsWith(id));
  const [first] = found;
  if (!first || found.length > 1)
    throw new AppError(
      'backup-unknown',
      found.length > 1 ? `"${id}" stands for several acts.` : `There is no act "${id}" in the history.`,
      'See: switchyard history',
    );
  const summary = `Back to before: ${detailsOf(first)?.summary ?? first.kind}`;
  return planBack(engine, 'restore', actsSince(receipts, first), { summary, restores: first.id });
}
