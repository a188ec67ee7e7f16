import { ownPlace, placeWord } from './place.ts';
import type { Platform } from './platform.ts';
import { isRunning, ownIdentity } from './process-identity.ts';

/**
 * Milliseconds. What is older than this is left over where nobody can look at its maker: one in another container or on
 * another machine, or one whose start is not known. Nothing that bears a maker's word is needed for longer than seconds.
 */
const longestUse = 10 * 60_000;

/** Number, start and place, each in a form that any folder takes. */
export const makerPattern = '\\d+-\\d+-[0-9a-f]{8}';
const parts = /^(\d+)-(\d+)-([0-9a-f]{8})$/;

/** This process, as a part of the name of something that it makes for a moment: who finds it later knows if it is left over. */
export function makerWord(platform: Platform): string {
  const { pid, started } = ownIdentity(platform);
  return `${pid}-${started ?? 0}-${placeWord(ownPlace(platform))}`;
}

/** Whether what `maker` made, last written at `writtenMs`, was left behind by a process that is dead. Never while it lives. */
export function isLeftOver(maker: string, platform: Platform, writtenMs: number): boolean {
  const [, pid, started, place] = parts.exec(maker) ?? [];
  if (pid === undefined || place === undefined) return false;
  const isOld = Date.now() - writtenMs > longestUse;
  if (place !== placeWord(ownPlace(platform))) return isOld;
  if (!isRunning({ pid: Number(pid), started: Number(started) || null }, platform)) return true;
  return started === '0' && isOld;
}
