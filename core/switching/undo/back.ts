import { type ClientId, clientIds, clientNames } from '../../../shared/client-id.ts';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import { isSentence, type Sentence } from '../../../shared/sentence.ts';
import type { Note } from '../../clients/client.ts';
import { findClient } from '../../clients/clients.ts';
import { assertNewestKnown } from '../../files/history.ts';
import type { Receipt } from '../../files/receipt.ts';
import { checkBack } from '../check.ts';
import { type Details, detailsOf, summaryOf } from '../details.ts';
import type { Engine } from '../engine.ts';
import { makePlan, type Plan } from '../plan.ts';
import { askClient } from '../planner/client-plan.ts';
import { readSubject } from '../subject.ts';
import { usedBefore } from '../switched.ts';
import { actsSince, findAct, newestAct, stepsOf } from './history.ts';
import { revert } from './revert.ts';

// Plans that take back what was done. Each is an edit of our own keys only, and stands in the history like any other act.

type Words = Pick<Details, 'summary' | 'undoes' | 'restores'>;

/** Of one client, oldest first. */
type Acts = readonly [Receipt, ...Receipt[]];

/** What was forgotten comes back as it stood; its key does not. */
async function keylessNotes(engine: Engine, receipts: Acts): Promise<readonly Note[]> {
  const forgotten = new Set(receipts.flatMap((receipt) => detailsOf(receipt)?.forgot ?? []));
  if (forgotten.size === 0) return [];
  const known = new Set((await engine.read.providers()).map(({ id }) => id));
  return [...forgotten]
    .filter((id) => !known.has(id))
    .map((id) => ({
      kind: 'warning',
      message: sentence('notes.key-deleted', { provider: id }),
    }));
}

async function planBack(engine: Engine, kind: 'undo' | 'redo' | 'restore', acts: Acts, words: Words): Promise<Plan> {
  const [first] = acts;
  const client = await findClient(first.client);
  const state = await engine.read.state(client);
  const { files, notes, owned } = await revert(engine, state, acts);
  const subject = await readSubject(engine.environment, detailsOf(first), acts);
  const plan = makePlan(engine.environment, {
    kind,
    state,
    clientPlan: { files, notes: [...notes, ...(await keylessNotes(engine, acts))] },
    owned,
    switched: await usedBefore(engine, first.client, first.id),
    details: { ...words, subject, wasOurs: state.current.kind === 'ours' },
  });
  if (plan.changes.length === 0) return plan;
  // A running client takes over what comes back as it takes over what goes.
  const { clientPlan } = await askClient(client, state, { act: 'leave' });
  const restart = clientPlan.notes.filter((note) => note.kind === 'restart' || note.kind === 'live');
  return checkBack(client, { ...plan, notes: [...restart, ...plan.notes] });
}

async function planStep(engine: Engine, receipt: Receipt): Promise<Plan> {
  const act = bare(receipt);
  const summary = receipt.kind === 'undo' ? sentence('acts.redone', { act }) : sentence('acts.undone', { act });
  const kind = receipt.kind === 'undo' ? 'redo' : 'undo';
  return planBack(engine, kind, await actsSince(engine, receipt), { summary, undoes: receipt.id });
}

/** What the act was about in the first place, however often it was taken back since. */
function bare(receipt: Receipt): Sentence {
  return withoutSteps(summaryOf(detailsOf(receipt)));
}

function withoutSteps(said: Sentence): Sentence {
  const { act } = said.values;
  const isStep = said.text === 'acts.undone' || said.text === 'acts.redone';
  return isStep && act !== undefined && isSentence(act) ? withoutSteps(act) : said;
}

/**
 * Plans taking back the act that `id` names; of an undo that is the redo. Throws `backup-unknown`, and `act-followed`
 * when another act of the same client came after it, so that it is not the next step of its line.
 */
export async function planUndo(engine: Engine, id: string): Promise<Plan> {
  const receipt = await findAct(engine, id);
  await assertNewestKnown(engine.environment, receipt.client);
  const { undo, redo } = await stepsOf(engine, receipt.client);
  if (receipt.id === undo?.id || receipt.id === redo?.id) return planStep(engine, receipt);
  throw followed(receipt, (await newestAct(engine, receipt.client)) ?? receipt);
}

function followed(receipt: Receipt, newest: Receipt): AppError {
  return new AppError(
    problemOf('act-followed', {
      act: summaryOf(detailsOf(receipt)),
      client: clientNames[receipt.client],
      newest: summaryOf(detailsOf(newest)),
      id: newest.id,
      receipt: receipt.id,
    }),
  );
}

async function newestStep(engine: Engine, way: 'undo' | 'redo', client?: ClientId): Promise<Receipt | undefined> {
  const clients = client === undefined ? clientIds : [client];
  const steps = await Promise.all(clients.map((one) => stepsOf(engine, one)));
  const found = steps.flatMap((step) => step[way] ?? []);
  const newest = found.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  // Who builds on the newest act must know it.
  await assertNewestKnown(engine.environment, client, newest?.id);
  return newest;
}

/** Plans taking back the newest act that still stands, of one client or of all. Again goes further back. */
export async function planStepBack(engine: Engine, client?: ClientId): Promise<Plan> {
  const receipt = await newestStep(engine, 'undo', client);
  if (receipt) return planStep(engine, receipt);
  throw new AppError(problemOf('nothing-to-undo'));
}

/** Plans taking back the newest undo, as long as nothing else was done since. Again goes further forward. */
export async function planStepForward(engine: Engine, client?: ClientId): Promise<Plan> {
  const receipt = await newestStep(engine, 'redo', client);
  if (receipt) return planStep(engine, receipt);
  throw new AppError(problemOf('nothing-to-redo'));
}

/** Plans taking back this one act, whatever came after it: what was changed since stays. */
export async function planUndoAlone(engine: Engine, receipt: Receipt): Promise<Plan> {
  return planBack(engine, 'undo', [receipt], {
    summary: sentence('acts.undone', { act: bare(receipt) }),
    undoes: receipt.id,
  });
}

/** Plans going back to how things were before the act whose id begins like this. Our keys only, later acts included. */
export async function planRestore(engine: Engine, id: string): Promise<Plan> {
  const first = await findAct(engine, id);
  await assertNewestKnown(engine.environment, first.client);
  const summary = sentence('acts.back-to-before', { act: summaryOf(detailsOf(first)) });
  return planBack(engine, 'restore', await actsSince(engine, first), { summary, restores: first.id });
}
