import type { FoundEntry, Provider, Wire } from '../../shared/provider.ts';
import type { Client } from '../clients/client.ts';

/**
 * The provider's base URL over `wire` as `client` gets it: as its own entry spells it that the provider was imported from,
 * so that it goes on to ask where it asked, else as the client has to have it.
 */
export function clientAddress(client: Client, { found = [] }: Provider, wire: Wire, baseUrl: string): string {
  const usual = client.addressFor?.(wire, baseUrl) ?? baseUrl;
  if (wire !== 'anthropic') return usual;
  const spellings = found.flatMap(({ client: where, spelling }) =>
    where === client.id && spelling?.of === baseUrl ? [spelling.as] : [],
  );
  // Entries that differ say nothing.
  return new Set(spellings).size === 1 ? (spellings[0] ?? usual) : usual;
}

/** An entry that stands for the provider, whose address is `baseUrl`; the entry spells it as `spelled`. */
export function toFoundEntry(
  place: Pick<FoundEntry, 'client' | 'id'>,
  wire: Wire,
  baseUrl: string,
  spelled: string,
): FoundEntry {
  return { ...place, ...(wire === 'anthropic' && { spelling: { of: baseUrl, as: spelled } }) };
}
