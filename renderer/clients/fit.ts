import type { Provider, Wire } from '../../shared/provider.ts';
import type { ClientView } from '../../shared/views.ts';

/** Whether a client can use a provider, and over which wire. */
export type Fit =
  | { readonly kind: 'fits'; readonly wire: Wire }
  /** The provider speaks nothing that the client does. */
  | { readonly kind: 'wire'; readonly speaks: readonly Wire[]; readonly needs: readonly Wire[] }
  | { readonly kind: 'not-found' };

/** As the engine chooses: the provider's own wire where the client speaks it, else the client's best one that has an address. */
export function fitOf(
  client: Pick<ClientView, 'wires' | 'isFound'>,
  provider: Pick<Provider, 'wire' | 'endpoints'>,
): Fit {
  const wanted = client.wires.includes(provider.wire) ? [provider.wire, ...client.wires] : client.wires;
  const wire = wanted.find((one) => provider.endpoints[one] !== undefined);
  const speaks = Object.keys(provider.endpoints) as Wire[];
  if (wire === undefined) return { kind: 'wire', speaks, needs: client.wires };
  return client.isFound ? { kind: 'fits', wire } : { kind: 'not-found' };
}
