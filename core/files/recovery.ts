import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { dropBackup, readBackupOf } from './backup.ts';
import { readIfThere, removeEmptyFolders, removeFile, syncFolder } from './disk.ts';
import { removeStale, withForeignLocks } from './foreign-lock.ts';
import { isNewest } from './history-log.ts';
import {
  advanceEntry,
  dropEntry,
  type JournalEntry,
  type JournalFile,
  type Pending,
  readJournal,
  retireEntry,
} from './journal.ts';
import { hashOf } from './live-file.ts';
import { type Receipt, ReceiptSchema } from './receipt.ts';
import { isRecorded, record, withdraw } from './recording.ts';
import { currentHash, stageFile, swapIn, tempName } from './replace-file.ts';
import { noStep, type Step } from './step.ts';

/** What became of a transaction that a crash had cut in two. */
export interface Recovery {
  readonly kind: 'finished' | 'rolled-back';
  readonly receipt: Receipt;
  /** Files that somebody else changed since, and that were therefore not touched. */
  readonly leftAlone: readonly string[];
}

/** `changed`: by somebody else, before we came to replace it. `overtaken`: by somebody else, after we replaced it. */
type State = 'pending' | 'replaced' | 'changed' | 'overtaken';

/** The caller holds the lock. Doing it twice, or being killed in it, changes nothing about how it ends. */
export async function recover(environment: Environment, step: Step = noStep): Promise<readonly Recovery[]> {
  const recoveries: Recovery[] = [];
  for (const { id, stage, entry } of readJournal(environment)) {
    // One that can't be removed now is in nobody's way.
    if (entry === undefined) await retireEntry(environment, id, stage);
    else {
      for (const lock of locksOf(entry.files)) removeStale(lock, environment.platform);
      recoveries.push(await settle(environment, { id, stage, entry }, step));
    }
  }
  return recoveries;
}

type Whole = Pending & { readonly entry: JournalEntry };

async function settle(environment: Environment, pending: Whole, step: Step): Promise<Recovery> {
  const { id, stage, entry } = pending;
  const isKnown = await isRecorded(environment, entry);
  // It is recorded after everything was replaced, even where a power cut took the entry's last name away.
  const states = entry.files.map((file) => stateOf(file, isKnown ? 'staged' : stage));
  const receipt = ReceiptSchema.parse(entry);
  const named = (wanted: readonly State[]) =>
    entry.files.filter((_, index) => wanted.includes(states[index] ?? 'pending')).map(({ path }) => path);
  const done = async (leftAlone: readonly State[]): Promise<Recovery> => {
    await record(environment, entry);
    await step('recovery recorded');
    await retireEntry(environment, id, stage);
    await step('recovery dropped');
    return { kind: 'finished', receipt, leftAlone: named(leftAlone) };
  };
  if (isKnown && (await wasCompleted(environment, entry, states))) return done(['pending', 'changed', 'overtaken']);
  if (stage !== 'aborted' && canFinish(entry, states) && (await finish(environment, entry, states, step)))
    return done(['overtaken']);
  const lost = await rollBack(environment, entry, { step });
  return { kind: 'rolled-back', receipt, leftAlone: [...named(['changed', 'overtaken']), ...lost] };
}

/**
 * Only the entry itself was left to remove. Since the record waits for the disk together with the live files' folders, a
 * power cut can leave it beside a file that is not yet replaced: its staged bytes are still there, or, for a removal, the
 * file is, and nothing was done since.
 */
async function wasCompleted(environment: Environment, entry: JournalEntry, states: readonly State[]): Promise<boolean> {
  if (entry.files.some(({ temp }) => temp !== null && existsSync(temp))) return false;
  const isUnremoved = entry.files.some(({ temp }, index) => temp === null && states[index] === 'pending');
  return !isUnremoved || !(await isNewest(environment, entry.client, entry.id));
}

/** Only our own rename takes the staged file away, so a missing one tells that the live file was replaced. */
function stateOf(file: JournalFile, stage: Pending['stage']): State {
  const now = currentHash(file);
  if (now === file.before) return 'pending';
  const isSwapped = file.temp === null || !existsSync(file.temp);
  if (now === file.after && isSwapped) return 'replaced';
  return stage === 'staged' && file.temp !== null && isSwapped ? 'overtaken' : 'changed';
}

/** Something was replaced, nothing stands in the way of the rest, and the rest is whole. */
function canFinish(entry: JournalEntry, states: readonly State[]): boolean {
  if (!states.some((state) => state === 'replaced' || state === 'overtaken')) return false;
  return entry.files.every((file, index) => {
    if (states[index] === 'pending') return file.temp === null || isWhole(file.temp, file.after);
    return states[index] !== 'changed';
  });
}

function isWhole(path: string, hash: string | null): boolean {
  const bytes = readIfThere(path);
  return bytes !== undefined && hashOf(bytes) === hash;
}

/** False when somebody else changed one of the files at the last moment. */
async function finish(
  environment: Environment,
  entry: JournalEntry,
  states: readonly State[],
  step: Step,
): Promise<boolean> {
  const pending = entry.files.filter((_, index) => states[index] === 'pending');
  try {
    await withForeignLocks(locksOf(pending), environment.platform, async () => {
      for (const file of pending) {
        await swapIn(file, environment.platform);
        await step('recovery replaced');
      }
      await syncFolders(environment, pending);
    });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'file-changed') return false;
    throw error;
  }
}

interface RollBack {
  /** What was replaced, where that is known: a file that is gone does not tell whether it was removed by us. */
  readonly replaced?: ReadonlySet<JournalFile>;
  readonly step?: Step;
}

/**
 * Takes back what was replaced, then removes what was staged. A file that somebody else changed since is not touched.
 * Gives the paths whose backup is gone or damaged. The caller holds the lock.
 */
export async function rollBack(
  environment: Environment,
  entry: JournalEntry,
  { replaced: known = new Set(entry.files), step = noStep }: RollBack = {},
): Promise<readonly string[]> {
  const stage = readJournal(environment).find(({ id }) => id === entry.id)?.stage;
  const replaced =
    stage === 'staged' || stage === 'begun'
      ? entry.files.filter((file) => known.has(file) && stateOf(file, stage) === 'replaced')
      : [];
  const lost: string[] = [];
  // Before anything is put back: what is recorded is done, whatever the live files say.
  await withdraw(environment, entry);
  await step('recovery withdrawn');
  await withForeignLocks(locksOf(replaced), environment.platform, async () => {
    for (const file of replaced) {
      if (!(await restore(environment, entry.id, file))) lost.push(file.path);
      await step('recovery restored');
    }
    await syncFolders(environment, replaced);
  });
  if (stage !== undefined) advanceEntry(environment, entry.id, stage, 'aborted');
  await step('recovery aborted');
  await removeOurs(environment, entry);
  if (stage !== undefined) await dropEntry(environment, entry.id, 'aborted');
  return lost;
}

/** False when there is no good backup to restore. */
async function restore(environment: Environment, id: string, file: JournalFile): Promise<boolean> {
  const { path, target } = file;
  const bytes = file.before === null ? null : goodBackup(environment, file);
  if (bytes === undefined) return false;
  const temp = bytes === null ? null : restoreName(target, id);
  const back = { path, target, temp, before: file.after };
  if (bytes !== null) await stageFile(back, bytes, file.ownership ?? undefined);
  await swapIn(back, environment.platform);
  return true;
}

function goodBackup(environment: Environment, file: JournalFile): Buffer | undefined {
  try {
    return readBackupOf(environment, file);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function restoreName(target: string, id: string): string {
  return tempName(target, `${id}-back`);
}

async function removeOurs(environment: Environment, { id, files }: JournalEntry): Promise<void> {
  for (const file of files) {
    await removeFile(restoreName(file.target, id), environment.platform);
    if (file.temp !== null) await removeFile(file.temp, environment.platform);
    await dropBackup(environment, file);
    if (file.madeFolder !== null) removeEmptyFolders(dirname(file.target), file.madeFolder);
  }
}

function locksOf(files: readonly JournalFile[]): readonly NonNullable<JournalFile['lock']>[] {
  return files.flatMap(({ lock }) => lock ?? []);
}

async function syncFolders(environment: Environment, files: readonly JournalFile[]): Promise<void> {
  const folders = [...new Set(files.map(({ target }) => dirname(target)))];
  await Promise.all(folders.map((folder) => syncFolder(folder, environment.platform)));
}
