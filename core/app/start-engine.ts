import type { Environment } from '../environment.ts';
import { recoverTransactions } from '../files/transaction.ts';
import { openKeys } from '../keychain/keys.ts';
import { refreshLauncher } from '../keychain/launcher.ts';
import type { Engine } from '../switching/engine.ts';
import { finishKeyMoves } from '../switching/key-moves.ts';
import { withSettings } from '../switching/settings.ts';

/**
 * The engine that every face holds. Starting finishes or rolls back what a crash left behind, and brings the launcher
 * up to date with where this program lies now; each is one look at a folder when there is nothing to do.
 */
export async function startEngine(outside: Environment): Promise<Engine> {
  const environment = withSettings(outside);
  await recoverTransactions(environment);
  refreshLauncher(environment);
  const engine = { environment, keys: openKeys(environment) };
  await finishKeyMoves(engine);
  return engine;
}
