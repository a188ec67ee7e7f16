import type { DraftCheck, DraftIssue, ProviderDraft } from '../../../shared/draft.ts';
import type { Wire } from '../../../shared/provider.ts';
import type { Repair } from '../../../shared/test-view.ts';
import type { ConflictView } from '../../../shared/views.ts';
import type { Form } from './form.ts';

export type FieldName = DraftIssue['field'];

export type Side = 'mine' | 'theirs';

/** A field that somebody else changed while it was edited here, and whose value it has by now, if that is chosen. */
export interface Conflict extends ConflictView {
  readonly choice?: Side;
}

/** What stands in the way of saving: both sides as forms, so that a choice can be made and unmade. */
export interface Conflicts {
  readonly rows: readonly Conflict[];
  readonly mine: Form;
  readonly theirs: Form;
}

/** The fields, and what happened to them since the editor was opened. */
export interface FormState {
  readonly form: Form;
  /** The fields somebody wrote in: only there a mistake is worth a word before saving. */
  readonly touched: ReadonlySet<FieldName>;
  readonly isDirty: boolean;
  /** Saving was tried: from then on every mistake is shown. */
  readonly wasTried: boolean;
  /** It was to be used at once: then a model has to be chosen. */
  readonly isForUse: boolean;
  /** What was done to a pasted address, until it is written anew. */
  readonly mended: DraftCheck['mended'] | null;
  /** Whether the fields or the lines below were written in last: the other one follows. */
  readonly writer: 'fields' | 'lines';
  /** What the fields were filled with: whoever saves after somebody else changes only what differs from it. */
  readonly read: ProviderDraft;
  /** What somebody else changed meanwhile as well, until it is saved or written anew. */
  readonly conflicts: Conflicts | null;
}

export type FormAction =
  | { readonly kind: 'set'; readonly field: FieldName; readonly change: Partial<Form> }
  /** What a test found. */
  | { readonly kind: 'repair'; readonly repair: Repair }
  | { readonly kind: 'address'; readonly wire: Wire; readonly text: string }
  | { readonly kind: 'wire'; readonly wire: Wire }
  /** What the engine made of a pasted address. */
  | { readonly kind: 'mend'; readonly check: DraftCheck }
  /** What the lines stand for that somebody wrote by hand. */
  | { readonly kind: 'read'; readonly draft: ProviderDraft }
  /** Starts over with other fields, as if the editor were just opened. */
  | { readonly kind: 'start'; readonly form: Form }
  | { readonly kind: 'try'; readonly isForUse: boolean }
  /** Saving `mine` met somebody else's changes; `now` is the provider as it is by now. */
  | {
      readonly kind: 'conflict';
      readonly mine: ProviderDraft;
      readonly now: ProviderDraft;
      readonly conflicts: readonly ConflictView[];
    }
  | { readonly kind: 'decide'; readonly field: FieldName; readonly side: Side };
