import type { Environment } from '../environment.ts';
import { appendReceipt, hasReceipt, withdrawReceipt } from './history-log.ts';
import type { JournalEntry } from './journal.ts';
import { ReceiptSchema } from './receipt.ts';
import { noStep, type Step } from './step.ts';
import { appendSwitch, hasSwitch, withdrawSwitch } from './switch-log.ts';

// A transaction is told of once in the history, and once in the log of switches when it changed what its client uses.
// Both are made from its entry in the journal, so whoever finishes it can do what is left. The caller holds the lock.

/** Writes what is not told yet; on the disk when done. */
export async function record(environment: Environment, entry: JournalEntry): Promise<void> {
  const isTold = await hasReceipt(environment, entry.client, entry.id);
  const isSwitchTold = entry.switched === undefined || (await hasSwitch(environment, entry.id));
  await Promise.all([isTold || tell(environment, entry), isSwitchTold || tellSwitch(environment, entry)]);
}

/** For a transaction that is new, so that there is nothing to look for. Both wait for the disk together. */
export function recordNew(environment: Environment, entry: JournalEntry, step: Step = noStep): Promise<void>[] {
  return [tell(environment, entry, step), tellSwitch(environment, entry, step)];
}

/** Whether the history tells of it. */
export function isRecorded(environment: Environment, { client, id }: JournalEntry): Promise<boolean> {
  return hasReceipt(environment, client, id);
}

/** Takes back what was told: the transaction is rolled back. */
export async function withdraw(environment: Environment, { client, id, switched }: JournalEntry): Promise<void> {
  await withdrawReceipt(environment, client, id);
  if (switched !== undefined) await withdrawSwitch(environment, id);
}

async function tell(environment: Environment, entry: JournalEntry, step: Step = noStep): Promise<void> {
  const made = new Set(entry.files.flatMap(({ madeFolder }) => madeFolder ?? []));
  await appendReceipt(environment, ReceiptSchema.parse(entry), [...made], () => step('appended'));
}

async function tellSwitch(environment: Environment, entry: JournalEntry, step: Step = noStep): Promise<void> {
  const { switched, ...act } = entry;
  if (switched) await appendSwitch(environment, { ...act, switched }, () => step('switch appended'));
}
