import type { KeyRef } from '../../../shared/key-ref.ts';
import { AppError } from '../../../shared/problem.ts';
import { namesIn, removeNow } from '../../files/disk.ts';
import { movePath, movesFolder, refOfMove } from '../../keychain/key-places.ts';
import { writePrivateFile } from '../../keychain/private-file.ts';
import type { Engine } from '../engine.ts';
import { hideMovedKey } from './moved-key.ts';

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
