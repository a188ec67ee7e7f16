import { dirname } from 'node:path';
import type { ClientId } from '../../shared/client-id.ts';
import type { Face } from '../../shared/face.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { nextId } from './act-id.ts';
import { backupName, backupsFolder, pruneBackups, writeBackup } from './backup.ts';
import { missingFolder, removeEmptyFolders, syncFolder } from './disk.ts';
import { withForeignLocks } from './foreign-lock.ts';
import { madeFolders } from './history.ts';
import { hasOldReceipts, migrateHistory } from './history-migration.ts';
import {
  advanceEntry,
  beginEntry,
  type JournalEntry,
  type JournalFile,
  journalFolder,
  readJournal,
  retireEntry,
} from './journal.ts';
import { hashOf, type LiveFile } from './live-file.ts';
import { hasLeftOverLocks, sweepLocks, withLock } from './lock.ts';
import { type FileChange, type Receipt, type ReceiptKind, ReceiptSchema } from './receipt.ts';
import { recordNew } from './recording.ts';
import { type Recovery, recover, rollBack } from './recovery.ts';
import { assertSameTarget, assertUnchanged, stageFile, swapIn, tempName, writableOwnership } from './replace-file.ts';
import { noStep, type Step } from './step.ts';
import type { Switched } from './switch-log.ts';
import { toWriteError } from './write-error.ts';

export interface TransactionRequest {
  readonly kind: ReceiptKind;
  readonly client: ClientId;
  /** Where it was ordered. */
  readonly face?: Face;
  /** What the client uses afterwards, when that changes: one more line in the log of switches. */
  readonly switched?: Switched;
  /** JSON; kept in the receipt and not looked into. Holds no key. */
  readonly details: unknown;
  readonly changes: readonly FileChange[];
  /** Files that are not changed, and without which the changes would be wrong: they must be as they were read, too. */
  readonly kept?: readonly LiveFile[];
}

/** A change that is one: the bytes differ from those that were read. */
type Effective = FileChange & { readonly after: string | null };

/**
 * Changes every file or none (checklist C12). Nothing to change writes nothing and gives undefined (C13).
 * Throws AppError `file-changed`, `file-read-only`, `disk-full`, `write-failed` or `locked-by-other`; then every file is as it was.
 */
export async function applyTransaction(
  environment: Environment,
  request: TransactionRequest,
  step: Step = noStep,
): Promise<Receipt | undefined> {
  const changes = request.changes
    .map((change) => ({ ...change, after: change.bytes === null ? null : hashOf(change.bytes) }))
    .filter(({ file, after }) => file.hash !== after);
  if (changes.length === 0) return undefined;
  if (new Set(changes.map(({ file }) => file.target)).size < changes.length)
    throw new Error('two changes of one file in one transaction');
  return withLock(environment, () => applyLocked(environment, request, changes, step), 'files');
}

async function applyLocked(
  environment: Environment,
  request: TransactionRequest,
  changes: readonly Effective[],
  step: Step,
): Promise<Receipt> {
  await step('locked');
  await recover(environment, step);
  // What another one of ours did since is found before anything is begun that would have to be taken back.
  for (const { path, target, hash } of [...changes.map(({ file }) => file), ...(request.kept ?? [])])
    assertUnchanged({ path, target, before: hash });
  const entry = toEntry(environment, await nextId(environment), request, changes);
  const replaced = new Set<JournalFile>();
  try {
    await stage(environment, entry, changes, step);
    const locks = entry.files.flatMap(({ lock }) => lock ?? []);
    await withForeignLocks(locks, environment.platform, () => replaceAll(environment, entry, replaced, step));
  } catch (error) {
    await takeBack(environment, entry, replaced, error);
    throw error;
  }
  // Everything is done and recorded: from here on nothing may fail, or a change that was made would be called a failure.
  await retireEntry(environment, entry.id, 'staged');
  await step('recorded');
  await removeMadeFolders(environment, entry);
  return ReceiptSchema.parse(entry);
}

async function takeBack(
  environment: Environment,
  entry: JournalEntry,
  replaced: ReadonlySet<JournalFile>,
  cause: unknown,
): Promise<void> {
  try {
    await rollBack(environment, entry, { replaced });
  } catch {
    // The first failure is the one to tell of; the journal still knows the rest.
    const files = entry.files.map(({ path }) => path).join(', ');
    throw new AppError(problemOf('change-half-way', { files }), { cause });
  }
}

function toEntry(
  environment: Environment,
  id: string,
  request: TransactionRequest,
  changes: readonly Effective[],
): JournalEntry {
  const { kind, client, face, switched, details } = request;
  const files = changes.map(({ file, after, lock }): JournalFile => {
    const { path, target, hash: before } = file;
    assertSameTarget(file);
    return {
      path,
      target,
      before,
      after,
      backup: before === null ? null : backupName(id),
      temp: after === null ? null : tempName(target, id),
      ownership: writableOwnership(path, target) ?? null,
      madeFolder: missingFolder(dirname(target)),
      lock: lock ?? null,
    };
  });
  const optional = { ...(face && { face }), ...(switched && { switched }) };
  return { id, at: environment.now().toISOString(), kind, client, ...optional, details, files };
}

/** All that takes time, and touches no live file. What does not depend on each other waits for the disk together. */
async function stage(
  environment: Environment,
  entry: JournalEntry,
  changes: readonly Effective[],
  step: Step,
): Promise<void> {
  // Its text is written first, so that whatever is left over after a crash is known by name.
  const begun = beginEntry(environment, entry).catch((error) => {
    throw toWriteError(journalFolder(environment), error);
  });
  const work = entry.files.flatMap((file, index) => {
    const bytes = changes[index]?.bytes ?? null;
    const old = changes[index]?.file.bytes ?? null;
    return [
      bytes && stageFile(file, bytes, file.ownership ?? undefined),
      writeBackup(environment, file, old).catch((error) => {
        throw toWriteError(backupsFolder(environment), error);
      }),
    ];
  });
  await step('begun');
  await allSettled([begun, ...work]);
  await step('synced');
  advanceEntry(environment, entry.id, 'begun', 'staged');
  await step('staged');
}

/** Like `Promise.all`, but leaves nothing running behind its back when one fails. */
async function allSettled(work: readonly unknown[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason;
}

/** Notes in `replaced` what was done, for whoever has to take it back. */
async function replaceAll(
  environment: Environment,
  entry: JournalEntry,
  replaced: Set<JournalFile>,
  step: Step,
): Promise<void> {
  // Looked at all together first, so that a file changed by others is found before any is replaced.
  for (const file of entry.files.slice(1)) assertUnchanged(file);
  for (const [index, file] of entry.files.entries()) {
    await step(`before ${index}`);
    await swapIn(file, environment.platform);
    replaced.add(file);
    await step(`replaced ${index}`);
  }
  const folders = new Set(entry.files.map(({ target }) => dirname(target)));
  const syncs = [...folders].map((folder) => syncFolder(folder, environment.platform));
  await allSettled([...recordNew(environment, entry, step), ...syncs, prune(environment, entry)]);
  await step('done');
}

/** Never while something is taken back: the older backups may be what is wanted next. */
async function prune(environment: Environment, { kind, files }: JournalEntry): Promise<void> {
  if (kind === 'undo' || kind === 'redo' || kind === 'restore') return;
  // One backup too many is no reason to fail; the next success tries again.
  await Promise.allSettled(files.map(({ target }) => pruneBackups(environment, target)));
}

/** Folders that once were made for a file go with it, unless somebody else uses them by now. */
async function removeMadeFolders(environment: Environment, { files }: JournalEntry): Promise<void> {
  const removed = files.filter(({ after }) => after === null);
  if (removed.length === 0) return;
  try {
    for (const top of await madeFolders(environment))
      for (const { target } of removed) removeEmptyFolders(dirname(target), top);
  } catch {
    // An empty folder that stays is no reason to call the change a failure.
  }
}

/**
 * Finishes or takes back what a crash left half done, removes left-over files of ours, and brings a history of an older
 * Switchyard to its place. Three looks at folders when there is nothing.
 */
export async function recoverTransactions(environment: Environment, step: Step = noStep): Promise<readonly Recovery[]> {
  if (hasLeftOverLocks(environment)) await sweepLocks(environment);
  if (hasOldReceipts(environment)) await withLock(environment, () => migrateHistory(environment, step), 'files');
  if (readJournal(environment).length === 0) return [];
  return withLock(environment, () => recover(environment, step), 'files');
}
