import type { Problem } from '../../../../shared/problem.ts';
import type { Sentence } from '../../../../shared/sentence.ts';
import type { Edit, Path } from '../../../documents/edit.ts';
import type { Note } from '../../client.ts';

/** One place of a document that stops Codex or is dangerous, with the edits that mend it. */
export interface Obstacle {
  /** In the words of the file that the document is. */
  readonly problem: (file: string) => Problem;
  readonly path: Path;
  /** Codex does not start, even where the entry is not the selected one. */
  readonly isFatal: boolean;
  readonly repair?: { readonly title: Sentence; readonly edits: readonly Edit[]; readonly notes?: readonly Note[] };
}
