import type { ClientId } from '../../shared/client-id.ts';
import type { Provider } from '../../shared/provider.ts';

/**
 * The entries of a client that stand for this provider. Several may be one account, each with limits of its own: the one
 * that is the choice comes first, for what the client sends now it goes on sending.
 */
export function foundIds({ found = [] }: Provider, client: ClientId, chosen: string | undefined): readonly string[] {
  const ids = found.flatMap((one) => (one.client === client ? [one.id] : []));
  return ids.toSorted((a, b) => Number(b === chosen) - Number(a === chosen));
}
