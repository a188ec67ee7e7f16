import type { KeyRef } from '../../shared/key-ref.ts';
import { AppError } from '../../shared/problem.ts';
import type { KeyEntry } from './key-index.ts';
import type { Keys } from './keys.ts';

const memory = new WeakMap<Keys, Map<string, string>>();

function heldOf(keys: Keys): Map<string, string> {
  const held = memory.get(keys) ?? new Map<string, string>();
  memory.set(keys, held);
  return held;
}

/** False where there is no such key to hold. */
export async function holdKey(keys: Keys, removal: string, ref: KeyRef): Promise<boolean> {
  try {
    heldOf(keys).set(`${removal}.${ref}`, await keys.read(ref));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'key-missing') return false;
    throw error;
  }
}

/** Puts the very key back under its own name. False where it is held no longer. */
export async function takeKeyBack(
  keys: Keys,
  removal: string,
  ref: KeyRef,
  place: Pick<KeyEntry, 'store' | 'setAt'>,
): Promise<boolean> {
  const key = heldOf(keys).get(`${removal}.${ref}`);
  if (key === undefined) return false;
  await keys.putBack(ref, key, place);
  return true;
}

/** Forgets what was held. */
export async function dropHeldKeys(keys: Keys, removal: string, refs: readonly KeyRef[]): Promise<void> {
  for (const ref of refs) heldOf(keys).delete(`${removal}.${ref}`);
}
