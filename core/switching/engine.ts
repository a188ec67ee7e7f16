import type { Environment } from '../environment.ts';
import type { Keys } from '../keychain/keys.ts';

/** What every act of switching works with. */
export interface Engine {
  readonly environment: Environment;
  readonly keys: Keys;
}
