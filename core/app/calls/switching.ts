import type { Calls, Input } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/problem.ts';
import { findClient } from '../../clients/clients.ts';
import { planRestore, planUndo } from '../../switching/history.ts';
import { applyLeave, planLeave } from '../../switching/leave.ts';
import type { Plan } from '../../switching/plan.ts';
import { planRepairs } from '../../switching/repair.ts';
import { planUse } from '../../switching/use.ts';
import type { Room } from '../room.ts';

type SwitchingCalls = Pick<
  Calls,
  | 'switch.plan'
  | 'switch.use'
  | 'plans.apply'
  | 'undo.plan'
  | 'undo.use'
  | 'restore.plan'
  | 'repair.plan'
  | 'leave.plan'
  | 'leave.apply'
>;

async function planSwitch({ engine }: Room, wish: Input<'switch.plan'>): Promise<Plan> {
  const { client, choice, model, delivery, profile, isFresh } = wish;
  return planUse(engine, {
    client: await findClient(client),
    choice,
    ...(model !== undefined && { model }),
    ...(delivery && { delivery }),
    ...(profile !== undefined && { profile }),
    ...(isFresh !== undefined && { isFresh }),
  });
}

async function planRepairsOf({ engine }: Room, client: string): Promise<readonly Plan[]> {
  return (await planRepairs(engine, await findClient(client))).filter(({ changes }) => changes.length > 0);
}

/** All that was shown, and nothing that was not: a file that got a trace of ours since is shown first. */
async function leave(room: Room, ids: readonly string[]): Promise<void> {
  const shown = room.plans.take(ids);
  const now = await planLeave(room.engine);
  if (now.some(({ client }) => !shown.some((plan) => plan.kind === 'leave' && plan.client === client)))
    throw new AppError('plan-gone', 'More would be removed than was shown.', 'Look at it again, then leave.');
  await applyLeave(room.engine, shown);
  room.plans.clear();
  room.removals.clear();
}

export function switchingCalls(room: Room): SwitchingCalls {
  const { engine, plans } = room;
  const showAll = (all: readonly Plan[]) => Promise.all(all.map((plan) => plans.show(plan)));
  return {
    'switch.plan': async (wish) => plans.show(await planSwitch(room, wish)),
    'switch.use': (wish) => room.write(async () => plans.use(await planSwitch(room, wish))),
    'plans.apply': ({ plan }) => room.write(() => plans.apply(plan)),
    'undo.plan': async ({ client }) => plans.show(await planUndo(engine, client)),
    'undo.use': ({ client }) => room.write(async () => plans.use(await planUndo(engine, client))),
    'restore.plan': async ({ id }) => plans.show(await planRestore(engine, id)),
    'repair.plan': async ({ client }) => showAll(await planRepairsOf(room, client)),
    'leave.plan': async () => showAll(await planLeave(engine)),
    'leave.apply': ({ plans: ids }) => room.write(() => leave(room, ids)),
  };
}
