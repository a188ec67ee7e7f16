import type { CleanBaseUrl } from '../../shared/base-url.ts';
import type { DraftCheck, DraftIssue, ProviderDraft } from '../../shared/draft.ts';
import type { Preset } from '../../shared/preset.ts';
import type { Provider, Wire } from '../../shared/provider.ts';

/** Everything checked so far: the draft with what could be mended, and what could not. */
export interface Checked {
  readonly draft: ProviderDraft;
  readonly mended: DraftCheck['mended'];
  readonly issues: readonly DraftIssue[];
}

/** What stood there before somebody typed. */
export interface DraftBefore {
  readonly before?: Provider | undefined;
  readonly preset?: Preset | undefined;
  /** The catalogue: which addresses are known. */
  readonly presets?: readonly Preset[] | undefined;
  /** The wire was said in so many words: no pasted route overrules it. */
  readonly isWireSaid?: boolean | undefined;
}

/** One address as checked. */
export interface CheckedUrl {
  readonly wire: Wire;
  /** What goes back into the field. */
  readonly text: string;
  readonly clean?: CleanBaseUrl;
  readonly issues: readonly DraftIssue[];
}
