import type { Calls, Input } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/problem.ts';
import { findClient } from '../../clients/clients.ts';
import type { Planned } from '../acts/planned.ts';
import * as acts from '../acts/switching.ts';
import type { CallContext } from '../call-context.ts';
import { toAppliedView, toPlanView } from '../views/views.ts';

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

async function useOf(wish: Input<'switch.plan'>): Promise<acts.Wish> {
  const { client, choice, model, delivery, profile, isFresh } = wish;
  return {
    kind: 'use',
    client: await findClient(client),
    choice,
    ...(model !== undefined && { model }),
    ...(delivery && { delivery }),
    ...(profile !== undefined && { profile }),
    ...(isFresh !== undefined && { isFresh }),
  };
}

/** Carries out what was shown. One that a change overtook is gone after that. */
async function apply({ engine, plans }: CallContext, id: string) {
  try {
    const applied = await acts.doPlanned(engine, plans.find(id));
    plans.drop(id);
    return applied;
  } catch (error) {
    if (error instanceof AppError && ['file-changed', 'plan-outdated'].includes(error.problem.code)) plans.drop(id);
    throw error;
  }
}

async function leave({ engine, plans }: CallContext, ids: readonly string[]): Promise<void> {
  const shown = ids.map((id) => plans.find(id));
  for (const id of ids) plans.drop(id);
  await acts.leave(engine, shown);
  plans.clear();
}

export function switchingCalls(context: CallContext): SwitchingCalls {
  const { engine, plans } = context;
  const show = (planned: Planned) => toPlanView(plans.keep(planned));
  const plan = async (wish: acts.Wish) => show(await acts.planAct(engine, wish));
  const perform = async (wish: acts.Wish) => toAppliedView(await acts.doAct(engine, wish));
  return {
    'switch.plan': async (wish) => plan(await useOf(wish)),
    'switch.use': async (wish) => perform(await useOf(wish)),
    'plans.apply': async ({ plan: id }) => toAppliedView(await apply(context, id)),
    'undo.plan': ({ receipt }) => plan({ kind: 'undo', receipt }),
    'undo.use': ({ receipt }) => perform({ kind: 'undo', receipt }),
    'restore.plan': ({ receipt }) => plan({ kind: 'restore', receipt }),
    'repair.plan': async ({ client }) => (await acts.planRepairsOf(engine, await findClient(client))).map(show),
    'leave.plan': async () => (await acts.planLeaving(engine)).map(show),
    'leave.apply': ({ plans: ids }) => leave(context, ids),
  };
}
