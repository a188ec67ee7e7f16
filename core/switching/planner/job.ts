import type { ClientId } from '../../../shared/client-id.ts';
import type { Binding, Note } from '../../clients/client.ts';
import type { Edit, Path, Syntax } from '../../documents/edit.ts';
import type { ForeignLock } from '../../files/foreign-lock.ts';
import type { LiveFile } from '../../files/live-file.ts';
import type { Planner, ReadAnswer, ReadJob } from '../../planner/planner.ts';
import type { OwnedKey } from '../details.ts';
import type { TakenBack } from '../undo/taken-back.ts';
import type { PlainDocument, PlainState } from './plain-state.ts';
import type { Wish } from './wish.ts';

// What goes from one thread to the other: data that can be copied, no document and no function.

export type Job =
  | ReadJob
  | { readonly kind: 'plan'; readonly client: ClientId; readonly state: PlainState; readonly wish: Wish }
  | { readonly kind: 'edit'; readonly document: PlainDocument; readonly edits: readonly Edit[] }
  /** Takes our keys back one by one. */
  | {
      readonly kind: 'take-back';
      readonly document: PlainDocument;
      readonly keys: readonly OwnedKey[];
      readonly bindings: readonly Binding[];
    }
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
  | ReadAnswer
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

/** Asks the other thread, which answers each job in its own kind. Throws as `Planner` says. */
export async function askPlanner<Kind extends Job['kind']>(
  planner: Planner,
  job: Job & { readonly kind: Kind },
): Promise<Answer & { readonly kind: Kind }> {
  return (await planner.ask(job)) as Answer & { readonly kind: Kind };
}
