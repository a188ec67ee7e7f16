import type { Edit } from '../../documents/edit.ts';
import type { OwnedKey } from '../details.ts';

/** What taking keys back comes to in one document. */
export interface TakenBack {
  readonly edits: readonly Edit[];
  /** Keys that somebody changed since: they are left alone. */
  readonly kept: readonly OwnedKey[];
  /** The memory of this act. */
  readonly owned: readonly OwnedKey[];
}
