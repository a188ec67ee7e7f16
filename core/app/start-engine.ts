import type { Face } from '../../shared/face.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import { isThere } from '../files/presence.ts';
import { recoverTransactions } from '../files/transaction.ts';
import { openKeys } from '../keychain/keys.ts';
import { refreshLauncher } from '../keychain/launcher.ts';
import { sweepLeftOvers } from '../own-files.ts';
import type { Engine } from '../switching/engine.ts';
import { finishKeyMoves } from '../switching/import/key-moves.ts';
import { Snapshot } from '../switching/snapshot.ts';
import { inTurn } from './in-turn.ts';

/**
 * What can no longer be put back goes with its keys. There is nothing to load where nothing was removed. A list of them
 * that can't be read holds up no start: nothing is deleted then, and who asks for what was removed is told.
 */
async function forgetRemovals(engine: Engine): Promise<void> {
  const { dataFolder, path } = engine.environment;
  if (!isThere(path.join(dataFolder, 'removals.json'))) return;
  const { sweepRemovals } = await import('./acts/removals.ts');
  try {
    await sweepRemovals(engine);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/**
 * The engine that every face holds. Starting finishes or rolls back what a crash left behind, and brings the launcher
 * up to date with where this program lies now; each is one look at a folder when there is nothing to do.
 */
export async function startEngine(outside: Environment, face: Face): Promise<Engine> {
  const read = new Snapshot(outside);
  const { environment } = read;
  await recoverTransactions(environment);
  sweepLeftOvers(environment);
  refreshLauncher(environment);
  const turn = inTurn();
  const engine: Engine = {
    environment,
    keys: openKeys(environment, undefined, () => read.forget(['keys'])),
    read,
    face,
    act: (work) =>
      turn(() => {
        // The person at the terminal may have thought for a while, and other faces went on.
        read.forget();
        return work().finally(() => read.forget());
      }),
  };
  await finishKeyMoves(engine);
  await forgetRemovals(engine);
  return engine;
}
