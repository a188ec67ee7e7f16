import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clientIds } from '../shared/client-id.ts';
import type { Environment } from './environment.ts';
import { namesIn, removeEmptyFolders, removeNow } from './files/disk.ts';
import { removeScratch, sweepScratch } from './files/scratch.ts';
import { sweepTemporaries, temporaryEnding, temporaryWord } from './files/temporary-file.ts';

/** A file of ours with the temporary ones that a crash can leave beside it; earlier versions called them otherwise. */
function whole(base: string, earlier = '\\.[0-9a-f-]+\\.tmp'): RegExp {
  const temporary = `\\.${base}\\.${temporaryWord}${temporaryEnding}`;
  return new RegExp(`^(${base}(${earlier})?|${temporary})$`);
}

/** The pages that lead a browser to `serve` (see `cli/serve/redirect-page.ts`), and what a crash leaves of one. */
export const redirectName = whole('[0-9a-f]{32}\\.html');

/** Every file that we make in our folder. */
const ownFiles: Readonly<Record<string, RegExp>> = {
  '.': whole('(providers|settings|keys|tests|requests|removals|window)\\.json'),
  bin: whole('switchyard-key(\\.cmd)?'),
  cache: whole('(version|answers)-[a-z]+\\.json', '\\.[0-9a-f]+'),
  keys: whole('[a-z0-9-]+\\.[0-9a-f]{12}\\.key'),
  refusals: whole('[a-z0-9-]+\\.[0-9a-f]{12}'),
  moves: whole('[a-z0-9-]+\\.[0-9a-f]{12}'),
  history: whole(`(\\d{8}T\\d{9}-[0-9a-f]{8}\\.json|(${[...clientIds, 'switches'].join('|')})\\.jsonl)`),
  journal: /^\d{8}T\d{9}-[0-9a-f]{8}\.(begun|staged|aborted)$/,
  locks: /^(data|files)(-|$)/,
  open: redirectName,
};
const backupFolder = /-[0-9a-f]{12}$/;
const backupFile = /^\.?\d{8}T\d{9}-[0-9a-f]{8}\.bak/;

/**
 * Removes what killed processes left in our folder: half-written files, and copies that a client was looking at. Nothing
 * of a living process, and nothing of anybody else's. A look at each folder when there is nothing.
 */
export function sweepLeftOvers(environment: Environment): void {
  const { dataFolder, platform } = environment;
  sweepScratch(environment);
  const backups = join(dataFolder, 'backups');
  const folders = Object.keys(ownFiles).map((name) => join(dataFolder, name));
  for (const name of namesOfFolder(backups)) if (backupFolder.test(name)) folders.push(join(backups, name));
  for (const folder of folders) sweepTemporaries(folder, namesOfFolder(folder), platform);
}

/** What Chromium keeps for the window of the app: names that only it knows, in a folder that nobody else calls so. */
export const windowFolder = 'switchyard-window';

/**
 * Removes what is ours from our folder, then the folder. It may be a folder of somebody's own, named by
 * `SWITCHYARD_HOME`, or a link to one: whatever else lies in it stays, and the folder with it.
 */
export function removeOwnFiles({ dataFolder }: Pick<Environment, 'dataFolder'>): void {
  for (const [name, pattern] of Object.entries(ownFiles)) clear(join(dataFolder, name), pattern);
  const backups = join(dataFolder, 'backups');
  for (const name of namesOfFolder(backups)) if (backupFolder.test(name)) clear(join(backups, name), backupFile);
  removeEmptyFolders(backups, backups);
  removeScratch({ dataFolder });
  removeWindowFolder(join(dataFolder, windowFolder));
  removeEmptyFolders(dataFolder, dataFolder);
}

function removeWindowFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A window that is open holds on to some of it, and writes it again. It says nothing about anybody's providers.
  }
}

function clear(folder: string, isOurs: RegExp): void {
  for (const name of namesOfFolder(folder)) if (isOurs.test(name)) removeNow(join(folder, name));
  removeEmptyFolders(folder, folder);
}

function namesOfFolder(folder: string): readonly string[] {
  // A file of that name is none of ours.
  return lstatSync(folder, { throwIfNoEntry: false })?.isFile() ? [] : namesIn(folder);
}
