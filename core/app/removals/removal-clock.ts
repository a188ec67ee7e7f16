import type { Engine } from '../../switching/engine.ts';
import { sweepRemovals } from '../acts/removals.ts';
import { readRemovals } from './removal-store.ts';

/** A moment after the time, so that what is over is surely over. */
const afterMs = 100;

/** Forgets removed providers, with their keys, when their ten minutes are over. */
export class RemovalClock {
  readonly #engine: Engine;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Called when what was removed may be something else now. */
  wind(): void {
    this.#next().then(
      (wait) => {
        clearTimeout(this.#timer);
        if (wait === undefined || this.#isStopped) return;
        this.#timer = setTimeout(() => void this.#sweep(), wait).unref();
      },
      // A list that can't be read is told of by whoever asks for it.
      () => undefined,
    );
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #next(): Promise<number | undefined> {
    const { environment } = this.#engine;
    const ends = (await readRemovals(environment)).map(({ until }) => Date.parse(until));
    return ends.length === 0 ? undefined : Math.max(0, Math.min(...ends) - environment.now().getTime()) + afterMs;
  }

  async #sweep(): Promise<void> {
    await this.#engine.act(() => sweepRemovals(this.#engine)).catch(() => undefined);
  }
}
