import type { ClientId } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ForeignLock, Note } from '../clients/client.ts';
import type { Edit, Path, Syntax } from '../documents/edit.ts';
import type { LiveFile } from '../files/live-file.ts';
import type { OwnedKey } from '../switching/receipt.ts';
import type { TakenBack } from '../switching/revert.ts';
import type { PlainDocument, PlainState } from './plain-state.ts';
import type { Wish } from './wish.ts';

// What goes from one thread to the other: data that can be copied, no document and no function.

export type Job =
  | { readonly kind: 'read'; readonly text: string; readonly syntax: Syntax; readonly path: string }
  | { readonly kind: 'plan'; readonly client: ClientId; readonly state: PlainState; readonly wish: Wish }
  | { readonly kind: 'edit'; readonly document: PlainDocument; readonly edits: readonly Edit[] }
  /** Takes our keys back one by one. */
  | { readonly kind: 'take-back'; readonly document: PlainDocument; readonly keys: readonly OwnedKey[] }
  /** What a whole text that comes back does to our keys. */
  | {
      readonly kind: 'bring-back';
      readonly document: PlainDocument;
      readonly keys: readonly OwnedKey[];
      readonly text: string | null;
    }
  /** How the value at a place is written. */
  | {
      readonly kind: 'source';
      readonly text: string;
      readonly syntax: Syntax;
      readonly path: string;
      readonly place: Path;
    };

/** `document` is the index in the state's documents, or one that the plan made up. `after` is the text with the edits. */
export type PlainPlannedFile =
  | {
      readonly kind: 'edits';
      readonly document: number | PlainDocument;
      readonly edits: readonly Edit[];
      readonly after: string | null;
      readonly lock?: ForeignLock;
    }
  | { readonly kind: 'text'; readonly file: LiveFile; readonly text: string | null };

export type Answer =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'edit'; readonly after: string }
  | { readonly kind: 'take-back'; readonly taken: TakenBack; readonly after: string }
  | { readonly kind: 'bring-back'; readonly owned: readonly OwnedKey[] }
  | { readonly kind: 'source'; readonly source: string | null }
  | {
      readonly kind: 'plan';
      readonly files: readonly PlainPlannedFile[];
      readonly notes: readonly Note[];
      /** What stands under the places that change. */
      readonly owned: readonly OwnedKey[];
    };

export interface Question {
  readonly id: number;
  readonly job: Job;
}

export type Reply =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly surprise: string };
