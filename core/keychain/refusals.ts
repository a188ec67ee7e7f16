import { readFileSync, rmSync } from 'node:fs';
import type { KeyRef } from '../../shared/key-ref.ts';
import { type DataFolder, refusalPath } from './key-places.ts';
import { writePrivateFile } from './private-file.ts';

/**
 * For this many milliseconds a key that could not be had is not asked for again: Codex calls a failing helper nine times
 * in a row, and each call could cost the time limit of the keychain.
 */
const rememberedMs = 10_000;

/** Why the key could not be had moments ago, or undefined. What can't be read is no refusal. */
export function readRefusal(folder: DataFolder, ref: KeyRef, now: Date): string | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(refusalPath(folder, ref), 'utf8'));
    if (typeof value !== 'object' || value === null || !('at' in value) || !('message' in value)) return undefined;
    if (typeof value.at !== 'number' || typeof value.message !== 'string') return undefined;
    const age = now.getTime() - value.at;
    return age >= 0 && age < rememberedMs ? value.message : undefined;
  } catch {
    // The keychain is asked again, which is what happens without a refusal.
    return undefined;
  }
}

export function rememberRefusal(folder: DataFolder, ref: KeyRef, message: string, now: Date): void {
  try {
    writePrivateFile(refusalPath(folder, ref), JSON.stringify({ at: now.getTime(), message }));
  } catch {
    // Only a saving: without it (a full disk) the next call asks the keychain again.
  }
}

export function forgetRefusal(folder: DataFolder, ref: KeyRef): void {
  try {
    rmSync(refusalPath(folder, ref), { force: true });
  } catch {
    // It is forgotten by its age.
  }
}
