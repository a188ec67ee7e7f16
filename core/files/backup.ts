import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { makeFolder, namesIn, readIfThere, removeFile, removeNow, replaceFile } from './disk.ts';
import { hashOf } from './live-file.ts';
import type { PastAct, ReceiptFile } from './receipt.ts';
import { temporariesOf } from './temporary-file.ts';

/** Per file, the very first one included, where the settings say nothing else. */
export const mostBackups = 20;

type Backed = Pick<ReceiptFile, 'target' | 'backup'>;

export function backupsFolder({ dataFolder }: Environment): string {
  return join(dataFolder, 'backups');
}

const ending = '.bak';

export function backupName(id: string): string {
  return `${id}${ending}`;
}

/** The copies in a folder of them, oldest first. */
export function backupNames(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => name.endsWith(ending));
}

/** One folder per file: its name for people, a hash of its place to tell it from others of that name. */
function folderOf(environment: Environment, target: string): string {
  const readable = basename(target)
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .slice(0, 40);
  return join(backupsFolder(environment), `${readable}-${hashOf(Buffer.from(target)).slice(0, 12)}`);
}

function pathOf(environment: Environment, { target, backup }: Backed): string | undefined {
  return backup === null ? undefined : join(folderOf(environment, target), backup);
}

/** Keeps a copy (0600), on the disk when done. */
export async function writeBackup(environment: Environment, file: Backed, bytes: Uint8Array | null): Promise<void> {
  const path = pathOf(environment, file);
  if (path === undefined || bytes === null) return;
  makeFolder(folderOf(environment, file.target));
  await replaceFile(path, bytes, environment.platform);
}

export function hasBackup(environment: Environment, file: Backed): boolean {
  const path = pathOf(environment, file);
  return path !== undefined && existsSync(path);
}

/** Puts back what was hidden in a copy since it was made (see `rewriteBackups`), and says whether anything was. */
export type Reveal = (text: string) => Promise<{ readonly text: string; readonly wasHidden: boolean }>;

/** A copy as it is now. */
export interface Backup {
  readonly bytes: Uint8Array;
  /** Whether these are the bytes of then. They are not where a key that was hidden in the copy is another one by now, or none. */
  readonly isWhole: boolean;
}

/** What stood at `path` before `receipt`; null when nothing did or it is no longer kept. Throws AppError `backup-changed`. */
export async function readBackup(
  environment: Environment,
  receipt: Pick<PastAct, 'files'>,
  path: string,
  reveal: Reveal = async (text) => ({ text, wasHidden: false }),
): Promise<Backup | null> {
  const file = receipt.files.find((candidate) => candidate.path === path);
  const copy = file && pathOf(environment, file);
  const hidden = copy === undefined ? undefined : readIfThere(copy)?.toString();
  if (file === undefined || copy === undefined || hidden === undefined) return null;
  const { text, wasHidden } = await reveal(hidden);
  const bytes = Buffer.from(text);
  if (wasHidden && hashOf(bytes) !== file.before) return { bytes, isWhole: false };
  return { bytes: assertWhole(copy, bytes, file), isWhole: true };
}

function assertWhole(copy: string, bytes: Buffer, { before }: Pick<ReceiptFile, 'before'>): Buffer {
  if (hashOf(bytes) === before) return bytes;
  throw new AppError(problemOf('backup-changed', { file: copy }));
}

/** Undefined when there is none. */
export function readBackupOf(environment: Environment, file: Backed & Pick<ReceiptFile, 'before'>): Buffer | undefined {
  const path = pathOf(environment, file);
  const bytes = path === undefined ? undefined : readIfThere(path);
  return path === undefined || bytes === undefined ? undefined : assertWhole(path, bytes, file);
}

/** For a change that did not come to be. */
export async function dropBackup(environment: Environment, file: Backed): Promise<void> {
  const path = pathOf(environment, file);
  if (path === undefined) return;
  const folder = dirname(path);
  for (const name of temporariesOf(path, namesIn(folder))) await removeFile(join(folder, name), environment.platform);
  await removeFile(path, environment.platform);
}

/** Keeps the very first one for ever and the newest ones beside it (checklist C10). */
export async function pruneBackups(environment: Environment, target: string): Promise<void> {
  const folder = folderOf(environment, target);
  const names = backupNames(folder);
  const kept = environment.backupsKept ?? mostBackups;
  const old = names.slice(1, Math.max(1, names.length - kept + 1));
  for (const name of old) removeNow(join(folder, name));
}
