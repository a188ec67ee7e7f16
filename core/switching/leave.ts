import { sentence } from '../../shared/messages/words.ts';
import { removeAutostart } from '../autostart.ts';
import type { Client, PlannedFile } from '../clients/client.ts';
import { allClients } from '../clients/clients.ts';
import type { Edit } from '../documents/edit.ts';
import { readAll } from '../files/history.ts';
import { removeOwnFiles } from '../own-files.ts';
import { applyPlan } from './apply.ts';
import { checkBack } from './check.ts';
import type { OwnedKey } from './details.ts';
import type { Engine } from './engine.ts';
import { makePlan, type Plan } from './plan.ts';
import { plannedFile } from './planned-text.ts';
import { askClient, prepareTexts } from './planner/client-plan.ts';
import { keptNotes, revert } from './undo/revert.ts';

function pathId(edit: Edit): string {
  return JSON.stringify(edit.path);
}

/**
 * One plan of two: what stood there before us comes back (`first`), and whatever else is ours goes (`second`). Where the
 * very bytes come back there is nothing left to remove; where both name a key, the original value wins.
 */
function merge(first: readonly PlannedFile[], second: readonly PlannedFile[]): readonly PlannedFile[] {
  const merged = new Map(second.map((planned) => [plannedFile(planned).path, planned]));
  for (const planned of first) {
    const { path } = plannedFile(planned);
    const other = merged.get(path);
    if (planned.kind === 'text' || other?.kind !== 'edits') {
      merged.set(path, planned);
      continue;
    }
    const taken = new Set(planned.edits.map(pathId));
    const edits = [...other.edits.filter((edit) => !taken.has(pathId(edit))), ...planned.edits];
    merged.set(path, { ...other, edits });
  }
  return [...merged.values()];
}

/** What was changed by hand since does not come back, and yet goes where it stands in something of ours. */
function takenOut(files: readonly PlannedFile[]): (key: OwnedKey) => boolean {
  const texts = new Set(files.filter(({ kind }) => kind === 'text').map((planned) => plannedFile(planned).path));
  const edits = new Map(
    files.flatMap((planned) =>
      planned.kind === 'edits' ? [[plannedFile(planned).path, new Set(planned.edits.map(pathId))]] : [],
    ),
  );
  const isEdited = ({ file, path }: OwnedKey) =>
    [...path, ''].some((_, length) => edits.get(file)?.has(JSON.stringify(path.slice(0, length))));
  return (key) => texts.has(key.file) || isEdited(key);
}

async function planClient(engine: Engine, client: Client): Promise<Plan | undefined> {
  const state = await engine.read.state(client);
  const { installation } = state;
  const mine = await readAll(engine.environment, client.id);
  if (!installation.isFound && mine.length === 0) return undefined;
  const back = await revert(engine, state, mine);
  const ours = state.main.problem
    ? { files: [], notes: [] }
    : (await askClient(client, state, { act: 'leave' })).clientPlan;
  const files = merge(back.files, ours.files);
  await prepareTexts(state, files);
  const isTakenOut = takenOut(files);
  const kept = back.kept.filter((key) => !isTakenOut(key));
  const plan = makePlan(engine.environment, {
    kind: 'leave',
    state,
    clientPlan: { files, notes: [...keptNotes(kept, client.bindings), ...back.keyNotes, ...ours.notes] },
    owned: back.owned,
    details: { summary: sentence('acts.leave', { client: client.name }), wasOurs: state.current.kind === 'ours' },
  });
  return plan.changes.length > 0 ? checkBack(client, plan) : undefined;
}

/** Plans taking every trace of ours out of every client's files (checklist C15). */
export async function planLeave(engine: Engine): Promise<readonly Plan[]> {
  const plans = await Promise.all((await allClients()).map((client) => planClient(engine, client)));
  return plans.filter((plan) => plan !== undefined);
}

/** What is still ours in the live files, from a time of which there is no history. */
async function planTraces(engine: Engine, client: Client): Promise<Plan | undefined> {
  const state = await engine.read.state(client);
  if (state.main.problem) return undefined;
  const plan = makePlan(engine.environment, {
    kind: 'leave',
    state,
    ...(await askClient(client, state, { act: 'leave' })),
    details: { summary: sentence('acts.leave-older', { client: client.name }), wasOurs: state.current.kind === 'ours' },
  });
  return plan.changes.length > 0 ? checkBack(client, plan) : undefined;
}

/**
 * Carries the plans out, then removes traces that were there before the history began, then deletes the keys, and last
 * our own files; `onWritten` comes when no live file is written to any more. Keys go only after no live file names them.
 */
export async function applyLeave(
  engine: Engine,
  plans: readonly Plan[],
  onWritten?: () => Promise<void>,
): Promise<void> {
  for (const plan of plans) await applyPlan(engine, plan);
  for (const client of await allClients()) {
    const older = await planTraces(engine, client);
    if (older) await applyPlan(engine, older);
  }
  await onWritten?.();
  for (const { ref } of await engine.keys.list()) await engine.keys.delete(ref);
  removeAutostart(engine.environment);
  removeOwnFiles(engine.environment);
}
