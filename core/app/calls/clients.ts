import type { Calls } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/problem.ts';
import type { ClientView } from '../../../shared/views.ts';
import type { Client } from '../../clients/client.ts';
import { allClients, findClient } from '../../clients/clients.ts';
import { isThere } from '../../files/presence.ts';
import { type ClientStatus, readStatuses } from '../../switching/status.ts';
import type { Room } from '../room.ts';
import { redactDeep } from '../views.ts';

type ClientCalls = Pick<Calls, 'clients.read' | 'files.open'>;

function toView(status: ClientStatus, { wires, deliveries }: Client): ClientView {
  const view = { ...status, wires, deliveries };
  // A copy all through: nobody outside gets hold of the engine's own values.
  return redactDeep(structuredClone(view)) as ClientView;
}

async function openFile({ engine, host }: Room, id: string): Promise<void> {
  if (!host.openFile)
    throw new AppError('not-supported', 'There is no desktop here to open a file.', 'Open it in your own editor.');
  const { liveFile } = await (await findClient(id)).find(engine.environment);
  if (!isThere(liveFile)) throw new AppError('file-vanished', `There is no ${liveFile} yet.`, 'A switch makes it.');
  await host.openFile(liveFile);
}

export function clientCalls(room: Room): ClientCalls {
  return {
    'clients.read': async () => {
      const [statuses, clients] = await Promise.all([readStatuses(room.engine), allClients()]);
      return statuses.flatMap((status) => {
        const client = clients.find(({ id }) => id === status.client);
        return client ? [toView(status, client)] : [];
      });
    },
    'files.open': ({ client }) => openFile(room, client),
  };
}
