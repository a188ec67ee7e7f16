import { AppError } from '../../shared/problem.ts';
import { redactSource } from '../../shared/redact.ts';
import type { AppliedView, PlanView } from '../../shared/views.ts';
import { listReceipts, type Receipt } from '../files/receipt.ts';
import { applyPlan } from '../switching/apply.ts';
import { diffsOf } from '../switching/diff.ts';
import type { Engine } from '../switching/engine.ts';
import type { Plan } from '../switching/plan.ts';
import { subjectOf } from '../switching/receipt.ts';
import { toNotes } from './views.ts';

/** Enough for every window that is open, and not for a program that asks for ever. */
const mostPlans = 50;

interface Shelved {
  readonly plan: Plan;
  readonly subject: { readonly choice?: string; readonly model?: string };
  readonly carryOut: () => Promise<Receipt | undefined>;
}

/** The plans that were shown and may still be carried out, newest last. */
export class PlanShelf {
  readonly #engine: Engine;
  readonly #shelf = new Map<string, Shelved>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Keeps a plan, and shows it. `carryOut` where it takes more than writing the files. */
  async show(plan: Plan, carryOut = () => applyPlan(this.#engine, plan), choice?: string): Promise<PlanView> {
    const { subject } = await this.#keep(plan, carryOut, choice);
    return {
      plan: plan.id,
      kind: plan.kind,
      client: plan.client,
      ...subject,
      summary: redactSource(plan.details.summary),
      files: diffsOf(plan).map(({ hunks, ...file }) => ({
        ...file,
        hunks: hunks.map(({ header, lines }) => ({ header, lines: [...lines] })),
      })),
      notes: toNotes(plan.notes),
    };
  }

  /** Plans and carries out in one go. */
  async use(plan: Plan): Promise<AppliedView> {
    await this.#keep(plan, () => applyPlan(this.#engine, plan));
    return this.apply(plan.id);
  }

  /** Throws `plan-gone`; and `file-changed`, after which the plan is gone, too. */
  async apply(id: string): Promise<AppliedView> {
    const { plan, subject, carryOut } = this.#find(id);
    try {
      const receipt = await carryOut();
      this.#shelf.delete(id);
      // Where nothing changed, nothing has to be restarted.
      const notes = receipt ? plan.notes : plan.notes.filter(({ kind }) => kind === 'warning' || kind === 'info');
      return {
        kind: plan.kind,
        client: plan.client,
        ...subject,
        summary: redactSource(plan.details.summary),
        ...(receipt && { receipt: receipt.id }),
        notes: toNotes(notes),
      };
    } catch (error) {
      if (error instanceof AppError && error.problem.code === 'file-changed') this.#shelf.delete(id);
      throw error;
    }
  }

  /** Takes plans off the shelf that are carried out together. */
  take(ids: readonly string[]): readonly Plan[] {
    const plans = ids.map((id) => this.#find(id).plan);
    for (const id of ids) this.#shelf.delete(id);
    return plans;
  }

  /** A plan that writes what a provider was is not carried out after the provider changed. */
  dropOf(provider: string): void {
    for (const [id, { subject }] of this.#shelf) if (subject.choice === provider) this.#shelf.delete(id);
  }

  clear(): void {
    this.#shelf.clear();
  }

  async #keep(plan: Plan, carryOut: Shelved['carryOut'], choice?: string): Promise<Shelved> {
    const { undoes, restores } = plan.details;
    const isBack = undoes !== undefined || restores !== undefined;
    const receipts = isBack ? await listReceipts(this.#engine.environment) : [];
    const subject = { ...subjectOf(plan.details, receipts), ...(choice !== undefined && { choice }) };
    const shelved = { plan, subject, carryOut };
    this.#shelf.set(plan.id, shelved);
    for (const oldest of this.#shelf.keys()) if (this.#shelf.size > mostPlans) this.#shelf.delete(oldest);
    return shelved;
  }

  #find(id: string): Shelved {
    const found = this.#shelf.get(id);
    if (found) return found;
    throw new AppError('plan-gone', 'This plan is no longer kept.', 'Look at it again, then carry it out.');
  }
}
