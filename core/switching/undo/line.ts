import type { Receipt } from '../../files/receipt.ts';
import { detailsOf } from '../details.ts';

/*
 * The acts of one client are a line to walk along: an undo is a step back, a redo (the undo of an undo) a step forward,
 * and every other act cuts off what lay ahead. Everything here looks from the newest act backwards, only as far as it
 * must, and is given the receipts of one client, newest first.
 */

/** What an undo or a redo took back. */
export function takenBackBy(receipt: Receipt): string | undefined {
  return receipt.kind === 'undo' || receipt.kind === 'redo' ? detailsOf(receipt)?.undoes : undefined;
}

/** The act that a step back would take back. */
export function stepBack(newestFirst: Iterable<Receipt>): Receipt | undefined {
  const gone = new Set<string>();
  for (const receipt of newestFirst) {
    const isGone = gone.has(receipt.id);
    const target = takenBackBy(receipt);
    if (!isGone && receipt.kind !== 'undo') return receipt;
    // What an undone redo stood for went with it.
    if (target !== undefined) gone.add(target);
  }
  return undefined;
}

/** The undo that a step forward would take back. */
export function stepForward(newestFirst: Iterable<Receipt>): Receipt | undefined {
  const gone = new Set<string>();
  for (const receipt of newestFirst) {
    const target = takenBackBy(receipt);
    if (target === undefined) return undefined;
    if (!gone.has(receipt.id) && receipt.kind === 'undo') return receipt;
    gone.add(target);
  }
  return undefined;
}

/** The acts that another one has taken back and that do not stand again by now. */
export function undoneIds(newestFirst: Iterable<Receipt>): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const receipt of newestFirst) {
    const target = takenBackBy(receipt);
    if (target !== undefined && !undone.has(receipt.id)) undone.add(target);
  }
  return undone;
}
