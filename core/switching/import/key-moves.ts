import type { KeyRef } from '../../../shared/key-ref.ts';
import { AppError } from '../../../shared/problem.ts';
import { namesIn, removeNow } from '../../files/disk.ts';
import type { FileChange, Receipt } from '../../files/receipt.ts';
import { movePath, movesFolder, refOfMove } from '../../keychain/key-places.ts';
import { writePrivateFile } from '../../keychain/private-file.ts';
import { applyPlan } from '../apply.ts';
import type { Engine } from '../engine.ts';
import { spellings } from '../hidden-secrets.ts';
import type { Plan } from '../plan.ts';
import { hiddenRefs, hideMovedKey } from './moved-key.ts';

/**
 * Runs `move`, which takes a key out of a live file, then takes the key out of our backups. A crash between the two would
 * leave it in the backup of that very moment for ever: so it is noted first, and `finishKeyMoves` does what is left.
 */
export async function movingKey<Result>(
  engine: Engine,
  ref: KeyRef,
  key: string,
  move: () => Promise<Result>,
): Promise<Result> {
  writePrivateFile(movePath(engine.environment, ref), '');
  const result = await move();
  await hideMovedKey(engine, ref, key);
  removeNow(movePath(engine.environment, ref));
  return result;
}

/**
 * Carries out a plan that takes acts back. One that takes a moved key out of a live file once more (the redo of a move)
 * takes it out of our backups, too: its own backup has the file with the key.
 */
export async function applyBack(engine: Engine, plan: Plan): Promise<Receipt | undefined> {
  let apply = () => applyPlan(engine, plan);
  for (const [ref, key] of await keysMovedBy(engine, plan)) {
    const next = apply;
    apply = () => movingKey(engine, ref, key, next);
  }
  return apply();
}

/** Of the keys that were moved out of files before, those that a plan takes out of one. */
async function keysMovedBy({ environment, keys }: Engine, plan: Plan): Promise<ReadonlyMap<KeyRef, string>> {
  const moved = new Map<KeyRef, string>();
  if (!plan.details.owned.some(({ isSecret }) => isSecret)) return moved;
  for (const ref of hiddenRefs(environment)) {
    const key = await keys.find(ref);
    if (key !== null && plan.changes.some((change) => takesOut(change, spellings(key)))) moved.set(ref, key);
  }
  return moved;
}

function takesOut({ file, bytes }: FileChange, texts: readonly string[]): boolean {
  const after = bytes === null ? '' : Buffer.from(bytes).toString();
  return texts.some((text) => file.text?.includes(text) && !after.includes(text));
}

/** Finishes the moves that a crash cut in two. One look at a folder when there are none. */
export async function finishKeyMoves(engine: Engine): Promise<void> {
  const refs = namesIn(movesFolder(engine.environment)).map(refOfMove);
  for (const ref of refs.filter((one) => one !== undefined)) {
    try {
      await hideMovedKey(engine, ref, await engine.keys.read(ref));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // A keychain that is locked now is asked at the next start; of a key that is gone nobody knows what to look for.
      if (error.problem.code !== 'key-missing') continue;
    }
    removeNow(movePath(engine.environment, ref));
  }
}
