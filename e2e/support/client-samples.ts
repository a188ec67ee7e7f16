import type { ClientSamples } from '../../core/clients/client-samples.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';

async function load(id: ClientId): Promise<readonly [ClientId, ClientSamples]> {
  const { samples } = (await import(`../../core/clients/${id}/samples.ts`)) as { readonly samples: ClientSamples };
  return [id, samples];
}

/** What people have in the files of each client, from its own folder. */
export const clientSamples = Object.fromEntries(await Promise.all(clientIds.map(load))) as Readonly<
  Record<ClientId, ClientSamples>
>;

/** The live files of all clients, below the home. */
export const liveFiles = Object.fromEntries(clientIds.map((id) => [id, clientSamples[id].liveFile])) as Readonly<
  Record<ClientId, string>
>;

/** What stands in them before we come, with comments that must stay. */
export const liveContents = Object.fromEntries(clientIds.map((id) => [id, clientSamples[id].text])) as Readonly<
  Record<ClientId, string>
>;
