import { AppError } from '../../../shared/problem.ts';
import type { Provider, Wire } from '../../../shared/provider.ts';
import type { Client } from '../../clients/client.ts';
import type { WireRequest } from '../../clients/client-request.ts';
import { allClients } from '../../clients/clients.ts';
import type { Customer } from '../../connection/thorough.ts';
import type { Engine } from '../../switching/engine.ts';
import { chooseWire } from '../../switching/use.ts';

/** The clients of this machine, each with what it would speak to the provider, and where. */
export async function customersOf({ environment }: Engine, provider: Provider): Promise<readonly Customer[]> {
  const all = await allClients();
  const found = await Promise.all(all.map((client) => client.find(environment)));
  return all
    .filter((_, index) => found[index]?.isFound)
    .map((client) => ({ client: client.id, way: wayOf(client, provider) }));
}

function wayOf(client: Client, provider: Provider): Customer['way'] {
  try {
    const { wire, baseUrl } = chooseWire(client, provider);
    return { wire, baseUrl, as: client.requests[wire] };
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'wire-unsupported') return undefined;
    throw error;
  }
}

/** As the first client that speaks this wire asks: some gateways look at who does. */
export async function askedAs(wire: Wire): Promise<WireRequest | undefined> {
  return (await allClients()).find(({ requests }) => requests[wire]?.userAgent !== undefined)?.requests[wire];
}
