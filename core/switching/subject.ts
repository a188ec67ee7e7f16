import type { Environment } from '../environment.ts';
import { findReceipts } from '../files/history.ts';
import type { Receipt } from '../files/receipt.ts';
import { type Details, detailsOf, type Subject, subjectOf } from './details.ts';

/**
 * What an act was about: what it says itself, or, of one of a time before acts told it, what the act was about that it
 * took back, as long as that one is known.
 */
export async function readSubject(
  environment: Environment,
  details: Details | undefined,
  known: readonly Receipt[] = [],
): Promise<Subject> {
  const about = details?.undoes ?? details?.restores;
  if (about === undefined || details?.subject) return subjectOf(details);
  const former = known.find(({ id }) => id === about) ?? (await findReceipts(environment, about, 1))[0];
  return former ? readSubject(environment, detailsOf(former), known) : subjectOf(details);
}
