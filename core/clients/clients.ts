import { type ClientId, clientIds, isClientId } from '../../shared/client-id.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Client } from './client.ts';

/**
 * What a client's folder holds for `core/`. It is found by its name, so that the list of the facts is the only one; and
 * loaded when it is asked for, because a switch of one client needs no other.
 */
async function load(id: ClientId): Promise<Client> {
  const { adapter } = (await import(`./${id}/adapter.ts`)) as { readonly adapter: Client };
  return adapter;
}

/** The client of that id. Throws AppError `client.unknown`. */
export async function findClient(id: string): Promise<Client> {
  if (isClientId(id)) return load(id);
  throw new AppError(problemOf('client.unknown', { id, clients: clientIds.join(', ') }));
}

/** All of them, in the order in which the faces show them. */
export function allClients(): Promise<readonly Client[]> {
  return Promise.all(clientIds.map(load));
}
