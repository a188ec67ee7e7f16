import type { Client } from '../clients/client.ts';
import type { Environment } from '../environment.ts';
import type { Keys } from '../keychain/keys.ts';

/** What every act of switching works with. */
export interface Engine {
  readonly environment: Environment;
  readonly clients: readonly Client[];
  readonly keys: Keys;
}
