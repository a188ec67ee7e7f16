import { type ClientId, clientIds, isClientId } from '../../shared/client-id.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Client } from './client.ts';

/** Every client that can be switched. Each is loaded when it is asked for: a switch of one needs no other. */
const loaders: Readonly<Record<ClientId, () => Promise<Client>>> = {
  codex: async () => (await import('./codex/codex.ts')).codex,
  opencode: async () => (await import('./opencode/opencode.ts')).opencode,
  openclaw: async () => (await import('./openclaw/openclaw.ts')).openclaw,
};

/** The client of that id. Throws AppError `client.unknown`. */
export function findClient(id: string): Promise<Client> {
  if (isClientId(id)) return loaders[id]();
  throw new AppError(problemOf('client.unknown', { id, clients: clientIds.join(', ') }));
}

/** All of them, in the order in which the faces show them. */
export function allClients(): Promise<readonly Client[]> {
  return Promise.all(clientIds.map((id) => loaders[id]()));
}
