import { readFileSync, rmSync } from 'node:fs';
import type { KeyRef } from '../../shared/key-ref.ts';
import type { Problem } from '../../shared/problem.ts';
import { type DataFolder, refusalPath } from './key-places.ts';
import { writePrivateFile } from './private-file.ts';

/**
 * For this many milliseconds a key that could not be had is not asked for again: Codex calls a failing helper nine times
 * in a row, and each call could cost the time limit of the keychain.
 */
const rememberedMs = 10_000;

/** Why the key could not be had moments ago, or undefined; in English words where an older Switchyard wrote it. What can't be read is no refusal. */
export function readRefusal(folder: DataFolder, ref: KeyRef, now: Date): Problem | string | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(refusalPath(folder, ref), 'utf8'));
    if (!isTable(value) || typeof value.at !== 'number') return undefined;
    const age = now.getTime() - value.at;
    return age >= 0 && age < rememberedMs ? refusalIn(value) : undefined;
  } catch {
    // The keychain is asked again, which is what happens without a refusal.
    return undefined;
  }
}

/** By its code and its values: whoever is refused next may read another language. */
export function rememberRefusal(folder: DataFolder, ref: KeyRef, problem: Problem, now: Date): void {
  try {
    writePrivateFile(refusalPath(folder, ref), JSON.stringify({ at: now.getTime(), problem }));
  } catch {
    // Only a saving: without it (a full disk) the next call asks the keychain again.
  }
}

function refusalIn({ problem, message }: Readonly<Record<string, unknown>>): Problem | string | undefined {
  if (typeof message === 'string') return message;
  return isTable(problem) && typeof problem.code === 'string' ? (problem as unknown as Problem) : undefined;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function forgetRefusal(folder: DataFolder, ref: KeyRef): void {
  try {
    rmSync(refusalPath(folder, ref), { force: true });
  } catch {
    // It is forgotten by its age.
  }
}
