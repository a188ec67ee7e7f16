import type { KeyRef } from '../../shared/key-ref.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Receipt } from '../files/receipt.ts';
import type { KeyEntry } from '../keychain/key-index.ts';
import { addProvider, findProvider, type ListPlace, readProviders } from '../providers/provider-list.ts';
import { applyPlan } from '../switching/apply.ts';
import type { Engine } from '../switching/engine.ts';
import { applyForget, planForget } from '../switching/forget.ts';
import { planUndoOf } from '../switching/history.ts';

const keptMs = 10 * 60 * 1000;

interface HeldKey {
  readonly ref: KeyRef;
  readonly key: string;
  readonly place: Pick<KeyEntry, 'store' | 'setAt'>;
}

interface Removal {
  readonly provider: Provider;
  readonly place: ListPlace;
  readonly keys: readonly HeldKey[];
  readonly receipts: readonly Receipt[];
  readonly until: number;
}

function gone(): AppError {
  return new AppError(
    'removal-gone',
    'This provider was removed more than ten minutes ago, or before the last start.',
    'Add it again.',
  );
}

/** Somebody deleted it in the keychain itself: there is nothing to hold. */
function unlessMissing(error: unknown): undefined {
  if (!(error instanceof AppError) || error.problem.code !== 'key-missing') throw error;
}

/** What was removed a moment ago, with its keys: in the memory of this process only, and not for long. */
export class Removals {
  readonly #engine: Engine;
  readonly #removals = new Map<string, Removal>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Ids that may come back. */
  get ids(): readonly string[] {
    return [...this.#removals.values()].map(({ provider }) => provider.id);
  }

  /** Removes a provider with its keys and its traces. Gives what puts it back. */
  async remove(id: string): Promise<string> {
    const engine = this.#engine;
    const { environment } = engine;
    const providers = await readProviders(environment);
    const provider = findProvider(providers, id);
    const plans = await planForget(engine, id);
    const next = providers[providers.indexOf(provider) + 1];
    const keys = await this.#read(id);
    const receipts = await applyForget(engine, id, plans);
    const removal = environment.random(8);
    const place: ListPlace = next ? { kind: 'before', id: next.id } : { kind: 'end' };
    this.#removals.set(removal, { provider, place, keys, receipts, until: environment.now().getTime() + keptMs });
    const timer = setTimeout(() => {
      this.#removals.delete(removal);
      this.#timers.delete(timer);
    }, keptMs);
    this.#timers.add(timer.unref());
    return removal;
  }

  /** Throws `removal-gone`. The keys come first: what comes back in the live files names them. */
  async putBack(id: string): Promise<Provider> {
    const { environment, keys } = this.#engine;
    const removal = this.#removals.get(id);
    if (!removal || environment.now().getTime() > removal.until) throw gone();
    const { provider, place } = removal;
    if ((await readProviders(environment)).some((other) => other.id === provider.id))
      throw new AppError('provider-exists', `There is a provider "${provider.id}" again.`, 'Change that one.');
    for (const held of removal.keys) await keys.putBack(held.ref, held.key, held.place);
    await addProvider(environment, provider, place);
    this.#removals.delete(id);
    await this.#restoreTraces(removal.receipts.toReversed());
    return provider;
  }

  /** A live file that can't be changed now keeps none of the others from getting their lines back. */
  async #restoreTraces(receipts: readonly Receipt[]): Promise<void> {
    const failures: unknown[] = [];
    for (const receipt of receipts)
      try {
        await applyPlan(this.#engine, await planUndoOf(this.#engine, receipt));
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#removals.clear();
  }

  async #read(id: string): Promise<readonly HeldKey[]> {
    const { keys } = this.#engine;
    const held: HeldKey[] = [];
    for (const { ref, store, setAt, provider } of await keys.list())
      if (provider === id) {
        const key = await keys.read(ref).catch(unlessMissing);
        if (key !== undefined) held.push({ ref, key, place: { store, setAt } });
      }
    return held;
  }
}
