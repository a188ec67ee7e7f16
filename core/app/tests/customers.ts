import type { ClientId } from '../../../shared/client-id.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import type { Client } from '../../clients/client.ts';
import { allClients } from '../../clients/clients.ts';
import type { Customer } from '../../connection/thorough.ts';
import type { Engine } from '../../switching/engine.ts';
import { chooseWire } from '../../switching/use.ts';
import { foundClients } from '../acts/switching.ts';
import { askedBy } from './asked-as.ts';

/** The clients of this machine, or the one that is named, each with what it would speak to the provider, and where. */
export async function customersOf(engine: Engine, provider: Provider, named?: ClientId): Promise<readonly Customer[]> {
  const clients =
    named === undefined ? await foundClients(engine) : (await allClients()).filter(({ id }) => id === named);
  return clients.map((client) => ({ client: client.id, way: wayOf(client, provider) }));
}

function wayOf(client: Client, provider: Provider): Customer['way'] {
  try {
    const { wire, baseUrl } = chooseWire(client, provider);
    return { wire, baseUrl, as: askedBy(client, provider, wire) };
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'wire-unsupported') return undefined;
    throw error;
  }
}
