import { AppError } from '../../shared/problem.ts';
import { keyHint } from '../../shared/redact.ts';
import type { LinkView, ProviderDraft } from '../../shared/views.ts';
import { checkDraft } from '../providers/draft.ts';
import { isPrivateHost } from './private-host.ts';

/** What a link asks for, parsed and nothing else: see `parseLink`. */
export interface Offer {
  readonly draft: ProviderDraft;
  readonly key?: string;
}

interface Waiting extends Offer {
  readonly link: string;
}

/** The one deep link that waits for an answer. Its key stays in here until somebody says yes. */
export class LinkSlot {
  #waiting: Waiting | undefined;

  /** Takes the place of one that waited. */
  offer(link: string, offer: Offer): void {
    this.#waiting = { link, ...offer };
  }

  read(): LinkView | null {
    if (!this.#waiting) return null;
    const { link, key } = this.#waiting;
    const { draft, issues } = checkDraft(this.#waiting.draft);
    const { host, hostname } = addressOf(draft);
    return {
      link,
      draft,
      host,
      isPrivate: hostname !== '' && isPrivateHost(hostname),
      ...(key !== undefined && { keyHint: keyHint(key) }),
      issues,
    };
  }

  /** Throws `link-gone`. */
  find(link: string): Offer {
    if (this.#waiting?.link === link) return this.#waiting;
    throw new AppError('link-gone', 'This link no longer waits for an answer.', 'Open the link again.');
  }

  drop(link: string): void {
    if (this.#waiting?.link === link) this.#waiting = undefined;
  }
}

function addressOf({ endpoints, wire }: ProviderDraft): { host: string; hostname: string } {
  try {
    return new URL(endpoints[wire] ?? Object.values(endpoints)[0] ?? '');
  } catch {
    return { host: '', hostname: '' }; // The issues say what is wrong with it.
  }
}
