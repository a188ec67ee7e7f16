import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import type { Platform } from './platform.ts';

/** Where a process runs: its number means nothing in another container or on another machine that shares the home. */
export interface Place {
  readonly host: string;
  /** Linux: the word that the kernel draws at each start. */
  readonly boot?: string | undefined;
  /** Linux: the space in which process numbers count, e.g. `pid:[4026531836]`; each container has its own. */
  readonly pids?: string | undefined;
}

/** The space of the machine itself, in which every process is seen (PROC_PID_INIT_INO of the kernel). */
const outermost = 'pid:[4026531836]';

/** Of this process. It never moves, and who waits for a lock asks a hundred times a second. */
let known: { readonly platform: Platform; readonly place: Place } | undefined;

export function ownPlace(platform: Platform): Place {
  if (known?.platform !== platform) known = { platform, place: readPlace(platform) };
  return known.place;
}

function readPlace(platform: Platform): Place {
  const host = hostname();
  if (platform !== 'linux') return { host };
  const boot = wordFrom(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  const pids = wordFrom(() => readlinkSync('/proc/self/ns/pid'));
  return { host, ...(boot !== undefined && { boot }), ...(pids !== undefined && { pids }) };
}

/** Undefined where /proc is hidden or is another system's. */
function wordFrom(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined; // Less is known about the place, and it equals only those of which as little is known.
  }
}

/**
 * What may be said about a process at `theirs`, of which something was written at `writtenMs`, from `own`.
 * `here`: its number tells. `gone`: the machine was started again since. `elsewhere`: nothing but the age can tell.
 */
export function relationTo(theirs: Place, own: Place, writtenMs: number, bootMs?: number): Relation {
  const isSameHost = theirs.host === own.host;
  if (theirs.boot === own.boot) {
    const isSame = theirs.pids === own.pids && (own.boot !== undefined || isSameHost);
    return isSame ? 'here' : 'elsewhere';
  }
  // Two machines may have one name; what was written since this one started is of the other.
  return isSameHost && theirs.boot !== undefined && writtenMs < (bootMs ?? startOfSystem()) ? 'gone' : 'elsewhere';
}
export type Relation = 'here' | 'gone' | 'elsewhere';

/** Milliseconds since 1970. */
function startOfSystem(): number {
  return Date.now() - uptime() * 1000;
}

export function canSeeAll({ pids }: Place): boolean {
  return pids === outermost;
}

/** Eight hex digits that tell places apart in the name of a file. Not made with node:crypto, which the key helper can't afford. */
export function placeWord({ host, boot, pids }: Place): string {
  // FNV-1a of 32 bits.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${host}\n${boot}\n${pids}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
