import { isKeyRef, type KeyRef } from '../../shared/key-ref.ts';
import type { Environment } from '../environment.ts';

/** What it takes to name our own files. The key helper builds no more than this. */
export type DataFolder = Pick<Environment, 'dataFolder' | 'path'>;

/** A `KeyRef` as a file name: `#` starts a comment or an anchor for too many programs. */
function fileNameOf(ref: KeyRef): string {
  return ref.replace('#', '.');
}

export function indexPath({ dataFolder, path }: DataFolder): string {
  return path.join(dataFolder, 'keys.json');
}

/** The 0600 file that holds this key, where the user chose a file. */
export function keyFilePath({ dataFolder, path }: DataFolder, ref: KeyRef): string {
  return path.join(dataFolder, 'keys', `${fileNameOf(ref)}.key`);
}

/** Where the helper remembers for seconds that this key could not be had. */
export function refusalPath({ dataFolder, path }: DataFolder, ref: KeyRef): string {
  return path.join(dataFolder, 'refusals', fileNameOf(ref));
}

/** Where it is remembered which keys are on their way from a live file to the keychain. */
export function movesFolder({ dataFolder, path }: DataFolder): string {
  return path.join(dataFolder, 'moves');
}

export function movePath(folder: DataFolder, ref: KeyRef): string {
  return folder.path.join(movesFolder(folder), fileNameOf(ref));
}

/** The key that a file in `movesFolder` stands for; undefined for a left-over temporary one. */
export function refOfMove(name: string): KeyRef | undefined {
  const ref = name.replace('.', '#');
  return isKeyRef(ref) ? ref : undefined;
}
