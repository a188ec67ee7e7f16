import type { Problem } from '../../../shared/problem.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Path } from '../../documents/edit.ts';
import type { Legacy } from '../client.ts';
import type { Config, ConfigEdit } from './config.ts';

/** What a rule about the configuration works with. */
export interface Finder {
  readonly config: Config;
  /** The version whose rules these are is the one that is installed, or none is. */
  readonly isKnownVersion: boolean;
  /** A problem with the place that writes `path`. */
  found(path: Path, problem: Problem): Problem;
  repaired(title: Sentence, changes: readonly ConfigEdit[]): Pick<Legacy, 'repair'>;
}
