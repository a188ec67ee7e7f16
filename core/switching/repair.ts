import { sentence } from '../../shared/messages/words.ts';
import type { Client } from '../clients/client.ts';
import type { Engine } from './engine.ts';
import { makePlan, type Plan } from './plan.ts';
import { prepareTexts } from './planner/client-plan.ts';

/** Plans each repair that a client's live files need, one plan a finding, so that each diff can be judged by itself. */
export async function planRepairs(engine: Engine, client: Client): Promise<readonly Plan[]> {
  const state = await engine.read.state(client);
  for (const { repair } of state.legacy) if (repair) await prepareTexts(state, repair.files);
  return state.legacy.flatMap(({ repair }) =>
    repair
      ? [
          makePlan(engine.environment, {
            kind: 'repair',
            state,
            clientPlan: { files: repair.files, notes: repair.notes ?? [] },
            details: {
              summary: sentence('acts.repair', { client: client.name, title: repair.title }),
              wasOurs: state.current.kind === 'ours',
            },
          }),
        ]
      : [],
  );
}
