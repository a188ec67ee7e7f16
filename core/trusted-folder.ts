import { type Stats, statSync } from 'node:fs';
import { variableOf } from './clients/child-process.ts';
import type { Environment } from './environment.ts';

type Outside = Pick<Environment, 'home' | 'variables' | 'path' | 'platform'>;

/** The group of the administrators of macOS, to whom Homebrew gives its folders. */
const darwinAdmin = 80;

/**
 * Whether only this user and the administrators can put a program into this folder or something else in its place. One
 * that is not there is not trusted: who knows who will make it.
 */
export function isTrustedFolder(outside: Outside, folder: string): boolean {
  return outside.platform === 'win32' ? isTrustedOnWindows(outside, folder) : isTrustedByMode(outside, folder);
}

function isTrustedByMode({ path, platform }: Outside, folder: string): boolean {
  const above = path.dirname(folder);
  try {
    const state = statSync(folder, { throwIfNoEntry: false });
    if (!state?.isDirectory() || isOpen(state, platform)) return false;
    return above === folder || isTrustedAbove({ path, platform }, above);
  } catch {
    return false; // Not there, or behind a folder that is closed to us: nothing can be run from it either.
  }
}

/** In a folder like /tmp everybody may make things, but nobody may rename what is another one's. */
function isTrustedAbove({ path, platform }: Pick<Outside, 'path' | 'platform'>, folder: string): boolean {
  const state = statSync(folder);
  const isSticky = (state.mode & 0o1000) !== 0;
  const above = path.dirname(folder);
  return (isSticky || !isOpen(state, platform)) && (above === folder || isTrustedAbove({ path, platform }, above));
}

function isOpen({ mode, uid, gid }: Stats, platform: Outside['platform']): boolean {
  const own = process.getuid?.();
  if (uid !== 0 && uid !== own) return true;
  if ((mode & 0o002) !== 0) return true;
  // A group that root chose, a user's own group, and the administrators are nobody else.
  const isOwnGroup = uid === 0 || gid === 0 || gid === own || (platform === 'darwin' && gid === darwinAdmin);
  return (mode & 0o020) !== 0 && !isOwnGroup;
}

/** Node can't read access lists; these are closed to other users unless somebody opened them. */
function isTrustedOnWindows(outside: Outside, folder: string): boolean {
  const { home, path } = outside;
  const names = ['SystemRoot', 'ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA', 'APPDATA'];
  return [home, ...names.map((name) => variableOf(outside, name))].some(
    (closed) => closed && path.isAbsolute(closed) && isInside(path, closed, folder),
  );
}

/** Whether `inner` is that folder or lies in it. */
export function isInside(path: Outside['path'], folder: string, inner: string): boolean {
  const inside = path.relative(folder, inner);
  return inside !== '..' && !inside.startsWith(`..${path.sep}`) && !path.isAbsolute(inside);
}
