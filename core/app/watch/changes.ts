import { type Topic, topics } from '../../../shared/contract.ts';
import { placeOfSurprise } from '../surprise.ts';

type Listener = (topics: readonly Topic[]) => void;

/** Everything that changed, counted: who knows the number of its last look learns what came after it. */
export class Changes {
  #now = 1;
  #isOver = false;
  readonly #last = new Map<Topic, number>();
  readonly #listeners = new Set<Listener>();
  readonly #waiting = new Set<() => void>();
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void = (line) => void process.stderr.write(`switchyard: ${line}\n`)) {
    this.#log = log;
  }

  /** Never throws: what changed has changed, whatever a listener makes of it. */
  tell(changed: readonly Topic[]): void {
    if (changed.length === 0 || this.#isOver) return;
    this.#now += 1;
    for (const topic of changed) this.#last.set(topic, this.#now);
    for (const listener of [...this.#listeners])
      try {
        listener(changed);
      } catch (error) {
        this.#log(`telling of ${changed.join(', ')}: ${placeOfSurprise(error)}`);
      }
    this.#wake();
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * What changed after `since`, as soon as there is something. Who knows nothing yet (0), or a number of an earlier run,
   * is told of everything at once. `gone` ends the waiting with nothing to tell.
   */
  async after(since: number, gone?: AbortSignal): Promise<{ now: number; topics: Topic[] }> {
    if (since === 0 || since > this.#now) return { now: this.#now, topics: [...topics] };
    if (!this.#isOver && !gone?.aborted && this.#since(since).length === 0) await this.#next(gone);
    return { now: this.#now, topics: this.#since(since) };
  }

  /** Those who wait are let go. */
  end(): void {
    this.#isOver = true;
    this.#listeners.clear();
    this.#wake();
  }

  #since(since: number): Topic[] {
    return topics.filter((topic) => (this.#last.get(topic) ?? 0) > since);
  }

  #next(gone: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(end);
        gone?.removeEventListener('abort', end);
        resolve();
      };
      this.#waiting.add(end);
      gone?.addEventListener('abort', end);
    });
  }

  #wake(): void {
    for (const end of [...this.#waiting]) end();
  }
}
