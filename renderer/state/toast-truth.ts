import type { HistoryView, RemovalView } from '../../shared/views.ts';
import type { Toast } from './slices.ts';

/** What was just read of what toasts speak of. */
export interface Seen {
  readonly history?: readonly HistoryView[] | null;
  readonly removals?: readonly RemovalView[] | null;
}

/**
 * Whether a toast may stay after a look: what it says was done still stands, and what its button takes back still can be.
 * `isOlder`: it was there before the look began, so what it speaks of would have been seen; an act that ended during the
 * look may be missing from it.
 */
export function isStillSo(toast: Toast, { history, removals }: Seen, isOlder: boolean): boolean {
  if (toast.kind === 'applied' && history) {
    const { receipt, client } = toast.applied;
    if (receipt === undefined) return true;
    const entry = history.find(({ id }) => id === receipt);
    if (!entry) return !isOlder;
    // The newest act of a client is what holds, even where it can't be taken back.
    return entry.can !== undefined || history.find((other) => other.client === client) === entry;
  }
  if (toast.kind === 'removed' && removals)
    return !isOlder || removals.some(({ removal }) => removal === toast.removal);
  return true;
}
