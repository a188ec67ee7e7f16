import type { ClientId } from '../../../shared/client-id.ts';
import type { Calls } from '../../../shared/contract.ts';
import { allClients, findClient } from '../../clients/clients.ts';
import { previewImport } from '../../switching/import/import.ts';
import { importProviders, planKeyMovesOf } from '../acts/import.ts';
import type { CallContext } from '../call-context.ts';
import { toCandidateView, toPlanView } from '../views/views.ts';

type ImportCalls = Pick<Calls, 'import.preview' | 'import.apply' | 'import.planKeyMoves'>;

export function importCalls({ engine, plans }: CallContext): ImportCalls {
  const chosen = async (client: ClientId | undefined) =>
    client === undefined ? allClients() : [await findClient(client)];
  return {
    'import.preview': async () => (await previewImport(engine, await allClients())).map(toCandidateView),
    'import.apply': async ({ client }) => (await importProviders(engine, await chosen(client))).map(toCandidateView),
    'import.planKeyMoves': async ({ client }) =>
      (await planKeyMovesOf(engine, await findClient(client))).map((planned) => toPlanView(plans.keep(planned))),
  };
}
