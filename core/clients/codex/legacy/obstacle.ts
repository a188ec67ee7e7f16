import type { Problem } from '../../../../shared/problem.ts';
import type { Edit, Path } from '../../../documents/edit.ts';

/** One place of one file that stops Codex or is dangerous, with the edits that mend it. */
export interface Obstacle {
  readonly code: Problem['code'];
  readonly path: Path;
  /** A sentence that follows the file name. */
  readonly what: string;
  readonly fix: string;
  /** Codex does not start, even where the entry is not the selected one. */
  readonly isFatal: boolean;
  readonly repair?: { readonly title: string; readonly edits: readonly Edit[] };
}
