import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Whether this process may read from its terminal. One that was started with `&` and does is stopped by the system at
 * the next line that is typed, whoever it was meant for.
 */
export function isForeground(platform: string): boolean {
  if (platform === 'win32') return true;
  if (platform === 'linux') return isForegroundIn(readFileSync('/proc/self/stat', 'utf8'));
  return (
    spawnSync('/bin/ps', ['-o', 'stat=', '-p', String(process.pid)], { encoding: 'utf8' }).stdout?.includes('+') ??
    false
  );
}

/** proc(5): after the name, which may hold anything, come state, parent, group, session, terminal, its foreground group. */
function isForegroundIn(stat: string): boolean {
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group === foreground;
}
