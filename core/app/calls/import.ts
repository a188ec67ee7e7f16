import type { ClientId } from '../../../shared/client-id.ts';
import type { Calls } from '../../../shared/contract.ts';
import type { CandidateView } from '../../../shared/views.ts';
import { allClients, findClient } from '../../clients/clients.ts';
import { applyImport, type Candidate, planKeyMoves, previewImport } from '../../switching/import.ts';
import type { Room } from '../room.ts';
import { redactDeep, toProblemView } from '../views.ts';

type ImportCalls = Pick<Calls, 'import.preview' | 'import.apply' | 'import.planKeyMoves'>;

function toView({ problem, key, provider, remarks, ...candidate }: Candidate): CandidateView {
  const view = {
    ...candidate,
    ...(provider && { provider }),
    key: { ...key },
    ...(problem && { problem: toProblemView(problem) }),
    remarks: [...remarks],
  };
  return redactDeep(view);
}

export function importCalls(room: Room): ImportCalls {
  const { engine, plans } = room;
  const chosen = async (client: ClientId | undefined) =>
    client === undefined ? allClients() : [await findClient(client)];
  return {
    'import.preview': async () => (await previewImport(engine, await allClients())).map(toView),
    'import.apply': ({ client }) =>
      room.write(async () => (await applyImport(engine, await chosen(client))).map(toView)),
    'import.planKeyMoves': async ({ client }) => {
      const moves = await planKeyMoves(engine, await findClient(client));
      return Promise.all(moves.map((move) => plans.show(move.plan, () => move.apply(), move.provider.id)));
    },
  };
}
