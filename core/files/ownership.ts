import { fchmodSync, fchownSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sentence } from '../../shared/messages/words.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Environment } from '../environment.ts';
import { errorCode } from './error-code.ts';

/** Whose a file is and who may use it. */
export interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Makes a new file as `wanted`. What it has by itself is left alone: some disks refuse every such call, the right ones too.
 * A group that this user is not in can't be given; the file then keeps the one it got, with fewer rights (see `narrowedMode`).
 */
export function takeOwnership(descriptor: number, wanted: Ownership): void {
  const own = fstatSync(descriptor);
  const isGroupKept = !process.getuid || giveAway(descriptor, own, wanted);
  const mode = isGroupKept ? wanted.mode : narrowedMode(wanted.mode);
  // Giving a file away clears its set-id bits, so what it has by now is looked at again.
  if ((fstatSync(descriptor).mode & 0o7777) !== mode) fchmodSync(descriptor, mode);
}

/** False when the group can't be given. An owner who can't be given is no file that may take the old one's place. */
function giveAway(descriptor: number, own: Omit<Ownership, 'mode'>, { uid, gid }: Ownership): boolean {
  if (own.uid === uid && own.gid === gid) return true;
  try {
    fchownSync(descriptor, uid, gid);
    return true;
  } catch (error) {
    // EINVAL: in a user namespace of a container, a group that has no number there.
    if (own.uid !== uid || !['EPERM', 'EINVAL'].includes(errorCode(error))) throw error;
    return false;
  }
}

/**
 * The rights of a file whose group is another by now. Whoever is in the new group was among the others before, or in the
 * old group; whoever was in the old group may be among the others now. So both get only what both had before, and the
 * bits that run a program as the group or the owner go.
 */
export function narrowedMode(mode: number): number {
  const both = (mode >> 3) & mode & 0o7;
  return (mode & 0o1700) | (both << 3) | both;
}

/** What replacing the file at `target` changes about its group, in a sentence; undefined when it keeps it. `path` names it. */
export function groupNote(path: string, target: string, platform: Environment['platform']): Sentence | undefined {
  const file = statSync(target, { throwIfNoEntry: false });
  const [self, groups] = [process.geteuid?.(), process.getgroups?.()];
  if (file === undefined || self === undefined || groups === undefined || self === 0) return undefined;
  const next = ownGroup(dirname(target), platform);
  if (next === undefined || [...groups, process.getegid?.(), next].includes(file.gid)) return undefined;
  const [before, after] = [file.mode & 0o7777, narrowedMode(file.mode)];
  const change = { file: path, before: nameOf(file.gid), after: nameOf(next) };
  if (before === after) return sentence('notes.group-lost', change);
  return sentence('notes.group-and-mode-lost', { ...change, mode: octal(before), narrowed: octal(after) });
}

/** Which group a new file in `folder` gets by itself. */
function ownGroup(folder: string, platform: Environment['platform']): number | undefined {
  const stats = statSync(folder);
  const isInherited = platform === 'darwin' || (stats.mode & 0o2000) !== 0;
  return isInherited ? stats.gid : process.getegid?.();
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}

/** Groups of a directory service are not in the file, and go by their number. */
function nameOf(gid: number): string {
  try {
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? String(gid);
  } catch {
    return String(gid); // The number says it as well.
  }
}
