import type { Face } from '../../shared/face.ts';
import type { Environment } from '../environment.ts';
import type { Keys } from '../keychain/keys.ts';
import type { Snapshot } from './snapshot.ts';

/** What every act works with. */
export interface Engine {
  /** The outside, with what the settings say about it. */
  readonly environment: Environment;
  readonly keys: Keys;
  /** The world as it was read, each part of it once. */
  readonly read: Snapshot;
  /** Who asks. It stands in the history beside what was done. */
  readonly face: Face;
  /**
   * Runs an act that writes. In one process one runs after the other; what was read before is read anew afterwards. An
   * act must not start another one inside.
   */
  act<Result>(work: () => Promise<Result>): Promise<Result>;
}
