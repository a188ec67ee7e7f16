import type { DraftCheck, DraftIssue, ProviderDraft } from '../../shared/draft.ts';

/** Everything checked so far: the draft with what could be mended, and what could not. */
export interface Checked {
  readonly draft: ProviderDraft;
  readonly mended: DraftCheck['mended'];
  readonly issues: readonly DraftIssue[];
}
