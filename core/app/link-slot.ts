import { type ParsedLink, parseLink } from '../../shared/deep-link.ts';
import type { DraftCheck, ProviderDraft } from '../../shared/draft.ts';
import { problemOf } from '../../shared/messages/words.ts';
import type { Preset } from '../../shared/preset.ts';
import { isPrivateHost } from '../../shared/private-host.ts';
import { AppError } from '../../shared/problem.ts';
import { keyHint } from '../../shared/redact.ts';
import type { LinkView } from '../../shared/views.ts';
import { checkDraft } from '../providers/draft.ts';

interface Waiting extends Pick<ParsedLink, 'key'>, DraftCheck {
  readonly link: string;
}

/** As a form would be checked that holds what the link says. */
function checked({ draft, address, isWireSaid }: ParsedLink, presets: readonly Preset[]): DraftCheck {
  const wire = isWireSaid ? draft.wire : 'responses';
  return checkDraft({ ...draft, wire, endpoints: { [wire]: address } }, { presets, isWireSaid });
}

/** The one deep link that waits for an answer. Its key stays in here until somebody says yes. */
export class LinkSlot {
  #waiting: Waiting | undefined;
  /** The last one that was taken, while it is being added. */
  #taken: Waiting | undefined;

  /** Takes the place of one that waited. Throws `link-refused`, and then the one that waited still does. */
  offer(link: string, url: string, presets: readonly Preset[]): void {
    const parsed = parseLink(url);
    const { mended, ...check } = checked(parsed, presets);
    const { key, keyRemarks } = parsed;
    this.#waiting = { link, ...(key !== undefined && { key }), ...check, mended: [...mended, ...keyRemarks] };
  }

  read(): LinkView | null {
    if (!this.#waiting) return null;
    const { link, key, draft, mended, issues } = this.#waiting;
    const host = hostOf(draft);
    return {
      link,
      draft,
      host,
      isPrivate: isPrivateHost(host),
      ...(key !== undefined && { keyHint: keyHint(key) }),
      mended,
      issues,
    };
  }

  /** Takes it out, so that two answers at once are not two providers. Throws `link-gone`. */
  take(link: string): Pick<Waiting, 'draft' | 'key'> {
    const waiting = this.#waiting;
    if (waiting?.link !== link) throw new AppError(problemOf('link-gone'));
    this.#waiting = undefined;
    this.#taken = waiting;
    return waiting;
  }

  /** Nothing came of it: it waits again, unless another one does by now. */
  giveBack(link: string): void {
    if (this.#taken?.link === link) this.#waiting ??= this.#taken;
  }

  drop(link: string): void {
    if (this.#waiting?.link === link) this.#waiting = undefined;
  }
}

function hostOf({ endpoints, wire }: ProviderDraft): string {
  const url = endpoints[wire] ?? '';
  return URL.canParse(url) ? new URL(url).host : '';
}
