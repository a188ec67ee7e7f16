import type { ClientId } from '../../shared/client-id.ts';
import type { OriginalValue } from '../clients/client.ts';
import type { Receipt } from '../files/receipt.ts';
import { detailsOf } from './receipt.ts';

/**
 * What stood under our keys before we last took the client over from somebody else: the newest switch that found a
 * choice which was not ours. An own login that the user changed between two of our turns is therefore the one restored.
 */
export function originalsOf(receipts: readonly Receipt[], client: ClientId): readonly OriginalValue[] {
  for (const receipt of receipts.toReversed()) {
    const details = detailsOf(receipt);
    if (receipt.client !== client || receipt.kind !== 'use' || !details || details.wasOurs) continue;
    if (details.choice === 'official') continue;
    return details.owned.map(({ file, path, before }) => ({ file, path, source: before }));
  }
  return [];
}
