import type { Receipt } from '../files/receipt.ts';
import { writableOwnership } from '../files/replace-file.ts';
import { noStep, type Step } from '../files/step.ts';
import { applyTransaction } from '../files/transaction.ts';
import { ensureLauncher } from '../keychain/launcher.ts';
import type { Engine } from './engine.ts';
import type { Plan } from './plan.ts';
import { noteOutside } from './switched.ts';
import { keepHistoryShort } from './undo/base-details.ts';

/**
 * Writes a plan: the key to where the client will look for it, the launcher, then every file or none (checklist C12).
 * Gives undefined when there was nothing to change (C13). Throws `file-changed` when somebody else wrote since the plan
 * was made: plan again and show the new diff (C8).
 */
export async function applyPlan(engine: Engine, plan: Plan, step: Step = noStep): Promise<Receipt | undefined> {
  // Before the key and the launcher are put anywhere.
  for (const { file } of plan.changes) writableOwnership(file.path, file.target);
  if (plan.keep) {
    if (plan.keep.place === 'file') await engine.keys.place(plan.keep.ref, 'file');
    ensureLauncher(engine.environment);
  }
  await step('key placed');
  // Before the file: a number that is skipped does no harm, but without it the next switch would go back to the old id.
  if (plan.renews !== undefined) await engine.keys.renew(plan.renews);
  if (plan.switched && plan.changes.length > 0) await noteOutside(engine, plan.state);
  try {
    const request = {
      kind: plan.kind,
      client: plan.client,
      face: engine.face,
      ...(plan.switched && { switched: plan.switched }),
      details: plan.details,
      changes: plan.changes,
      kept: plan.kept,
    };
    const receipt = await applyTransaction(engine.environment, request, step);
    if (receipt) await keepHistoryShort(engine, plan.client);
    return receipt;
  } finally {
    engine.read.forget([plan.client, 'history', 'keys']);
  }
}
