import type { ClientView } from '../../../shared/views.ts';
import { allClients } from '../../clients/clients.ts';
import type { Engine } from '../../switching/engine.ts';
import { readStatuses } from '../../switching/status.ts';
import { toClientView } from './views.ts';

/** What each client uses now, in the order in which every face shows them. */
export async function readClientViews(engine: Engine): Promise<ClientView[]> {
  const [statuses, clients] = await Promise.all([readStatuses(engine), allClients()]);
  return statuses.flatMap((status) => {
    const client = clients.find(({ id }) => id === status.client);
    return client ? [toClientView(status, client)] : [];
  });
}
