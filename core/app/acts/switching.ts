import type { ClientId } from '../../../shared/client-id.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Client } from '../../clients/client.ts';
import { allClients } from '../../clients/clients.ts';
import type { Engine } from '../../switching/engine.ts';
import { applyLeave, planLeave } from '../../switching/leave.ts';
import type { Plan } from '../../switching/plan.ts';
import { planRepairs } from '../../switching/repair.ts';
import { planRestore, planStepBack, planStepForward, planUndo } from '../../switching/undo/back.ts';
import { planUse, type UseRequest } from '../../switching/use.ts';
import { type Applied, carryOut, type Planned, toPlanned } from './planned.ts';

/** What can be planned about the live files, the same for every face. */
export type Wish =
  | ({ readonly kind: 'use' } & UseRequest)
  /** Takes back one act; of an undo that is the redo. */
  | { readonly kind: 'undo'; readonly receipt: string }
  /** Takes back the newest act that stands, or the newest undo, of one client or of all. */
  | { readonly kind: 'step-back' | 'step-forward'; readonly client?: ClientId | undefined }
  /** Goes back to before an act; the beginning of its id is enough. */
  | { readonly kind: 'restore'; readonly receipt: string };

async function planOf(engine: Engine, wish: Wish): Promise<Plan> {
  switch (wish.kind) {
    case 'use':
      return planUse(engine, wish);
    case 'undo':
      return planUndo(engine, wish.receipt);
    case 'step-back':
      return planStepBack(engine, wish.client);
    case 'step-forward':
      return planStepForward(engine, wish.client);
    case 'restore':
      return planRestore(engine, wish.receipt);
  }
}

/** Reads, plans, writes nothing. */
export async function planAct(engine: Engine, wish: Wish): Promise<Planned> {
  return toPlanned(engine, await planOf(engine, wish));
}

/** Plans and carries out in one go. */
export function doAct(engine: Engine, wish: Wish): Promise<Applied> {
  return engine.act(async () => carryOut(engine, await planAct(engine, wish)));
}

/** Carries out what was shown. */
export function doPlanned(engine: Engine, planned: Planned): Promise<Applied> {
  return engine.act(() => carryOut(engine, planned));
}

/** One plan for each finding of a client that can be mended, so that each can be judged by itself. */
export async function planRepairsOf(engine: Engine, client: Client): Promise<readonly Planned[]> {
  const plans = (await planRepairs(engine, client)).filter(({ changes }) => changes.length > 0);
  return Promise.all(plans.map((plan) => toPlanned(engine, plan)));
}

/** One plan for each client that holds a trace of ours. */
export async function planLeaving(engine: Engine): Promise<readonly Planned[]> {
  return Promise.all((await planLeave(engine)).map((plan) => toPlanned(engine, plan)));
}

/**
 * Removes every trace: from the live files, our keys, our own folder. Keys of removed providers go, too. All that was
 * shown, and nothing that was not: throws `plan-gone` when a file of another client got a trace of ours since. `onWritten`
 * is called when the live files are as they stay: whoever asks a client about them needs our own folder for that.
 */
export function leave(engine: Engine, shown: readonly Planned[], onWritten?: () => Promise<void>): Promise<void> {
  return engine.act(async () => {
    // The person may have thought for a while, and other faces went on.
    engine.read.forget();
    const isShown = ({ plan }: Planned) =>
      shown.some((one) => one.plan.kind === 'leave' && one.plan.client === plan.client);
    if (!(await planLeaving(engine)).every(isShown)) throw new AppError(problemOf('leave-grew'));
    const { dropAllHeld } = await import('./removals.ts');
    await dropAllHeld(engine);
    await applyLeave(
      engine,
      shown.map(({ plan }) => plan),
      onWritten,
    );
  });
}

/** The clients that are found on this machine. */
export async function foundClients(engine: Engine): Promise<readonly Client[]> {
  const all = await allClients();
  const states = await Promise.all(all.map((client) => client.find(engine.environment)));
  return all.filter((_, index) => states[index]?.isFound);
}
