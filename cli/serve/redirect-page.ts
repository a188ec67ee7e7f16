import { lstatSync, rmSync } from 'node:fs';
import type { Environment } from '../../core/environment.ts';
import { missingFolder, namesIn, removeEmptyFolders, removeNow } from '../../core/files/disk.ts';
import { writePrivateFile } from '../../core/keychain/private-file.ts';
import { redirectName } from '../../core/own-files.ts';

/** A page that was not opened by then is not going to be. */
const keptMs = 60_000;

type Place = Pick<Environment, 'dataFolder' | 'path' | 'random' | 'now'>;

export interface RedirectPage {
  readonly path: string;
  remove(): void;
}

/** Loads nothing and runs nothing: all it does is lead on. The link is for browsers that are told not to follow. */
export function redirectText(address: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Switchyard</title>
</head>
<body><a href="${address}">Switchyard</a></body>
</html>
`;
}

function folderOf({ dataFolder, path }: Place): string {
  return path.join(dataFolder, 'open');
}

/**
 * A file that only this user can read and that leads to `address`: the name of a file may stand in the arguments of a
 * browser, which everybody on the machine can read, and a one-time token may not. It goes when it has done its work,
 * after a minute at the latest. Throws `disk-full`, `write-failed`.
 */
export function makeRedirectPage(place: Place, address: string): RedirectPage {
  const folder = folderOf(place);
  const made = missingFolder(folder);
  const path = place.path.join(folder, `${place.random(16)}.html`);
  writePrivateFile(path, redirectText(address));
  const timer = setTimeout(() => remove(), keptMs).unref();
  const remove = (): void => {
    clearTimeout(timer);
    try {
      removeNow(path);
      // A home in which nothing was pressed stays as it was.
      removeEmptyFolders(folder, made ?? folder);
    } catch {
      // Somebody holds it open: its address works no more than once, and the next start removes it.
    }
  };
  return { path, remove };
}

/** What a start that was killed left behind; another one may be about to open its own. */
export function sweepRedirectPages(place: Place): void {
  const folder = folderOf(place);
  try {
    for (const name of namesIn(folder)) if (redirectName.test(name)) removeOld(place, place.path.join(folder, name));
    removeEmptyFolders(folder, folder);
  } catch {
    // A folder that can't be looked at keeps nobody from the page: what lies in it can be traded no more.
  }
}

function removeOld({ now }: Place, path: string): void {
  const written = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Math.abs(now().getTime() - written) > keptMs) rmSync(path, { force: true });
}
