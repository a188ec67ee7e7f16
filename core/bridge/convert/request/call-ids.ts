import type { Dialect } from '../dialects/dialect.ts';
import { hashOf } from './tool-name.ts';

/** More than any vendor makes itself; longer ones are refused by some. */
const longest = 64;

/**
 * The ids under which the calls of one request go out: each once, in the vendor's form. The same history always gets the
 * same ones, so that the vendor's cache of it stays good.
 */
export class CallIds {
  readonly #used = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #form: Dialect['callIds'];

  constructor(form: Dialect['callIds']) {
    this.#form = form;
  }

  next(asked: string): string {
    const id = asked || 'call';
    for (;;) {
      const count = (this.#counts.get(id) ?? 0) + 1;
      this.#counts.set(id, count);
      const made = this.#shaped(count === 1 ? id : `${id}_${count}`);
      if (this.#used.has(made)) continue;
      this.#used.add(made);
      return made;
    }
  }

  #shaped(id: string): string {
    if (this.#form === 'nine-characters') return /^[a-zA-Z0-9]{9}$/.test(id) ? id : hashOf(id).slice(0, 9);
    return id.length <= longest ? id : `call_${hashOf(id).slice(0, 24)}`;
  }
}
