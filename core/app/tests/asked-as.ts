import type { Provider, Wire } from '../../../shared/provider.ts';
import type { Client } from '../../clients/client.ts';
import type { WireRequest } from '../../clients/client-request.ts';
import { allClients } from '../../clients/clients.ts';
import type { AskedAs } from '../../connection/asked-as.ts';
import { clientAddress } from '../../switching/client-address.ts';

type Asker = AskedAs & Partial<Pick<WireRequest, 'tools'>>;

/** As the first client that speaks the provider's wire asks: some gateways look at who does. */
export async function askedAs(provider: Provider): Promise<Asker | undefined> {
  const { wire } = provider;
  const client = (await allClients()).find(({ requests }) => requests[wire]?.userAgent !== undefined);
  return client && askedBy(client, provider, wire);
}

/**
 * As this client asks the provider over a wire. One that gets Anthropic's address in a spelling of its own asks there: what
 * it was imported from may have no `/v1` at all.
 */
export function askedBy(client: Client, provider: Provider, wire: Wire): Asker | undefined {
  const request = client.requests[wire];
  const baseUrl = provider.endpoints[wire];
  if (!client.addressFor || wire !== 'anthropic' || baseUrl === undefined) return request;
  return { ...request, anthropicBase: clientAddress(client, provider, wire, baseUrl) };
}

/** The names under which clients ask: some gateways let known programs in only. */
export async function knownAgents(): Promise<readonly string[]> {
  const clients = await allClients();
  const all = clients.flatMap(({ requests }) => Object.values(requests).flatMap(({ userAgent }) => userAgent ?? []));
  return [...new Set(all)];
}
