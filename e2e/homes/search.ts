import { drawHome } from './draw.ts';
import type { DrawnHome } from './drawn-home.ts';
import { type Fault, walk } from './walk.ts';

/** One fault with the home that shows it. */
export interface Found {
  /** Faults of one class have one cause, as far as that can be told from outside. */
  readonly faultClass: string;
  readonly drawn: DrawnHome;
  readonly fault: Fault;
}

export interface Searched {
  /** The first home of each class. */
  readonly found: ReadonlyMap<string, Found>;
  readonly wrong: number;
  /** How often which act ended early, and why. */
  readonly ends: ReadonlyMap<string, number>;
}

export function classOf({ client }: DrawnHome, { step, kind, about }: Fault): string {
  return `${client} ${step}: ${kind} (${about})`;
}

/** Walks the homes `first`, `first + 1`, …; the same numbers are the same homes. */
export async function searchHomes(
  first: number,
  count: number,
  told: (found: Found) => void = () => undefined,
): Promise<Searched> {
  const found = new Map<string, Found>();
  const ends = new Map<string, number>();
  let wrong = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const drawn = drawHome(seed);
    const walked = await walk(drawn);
    if (walked.faults.length > 0) wrong += 1;
    for (const end of walked.ends) ends.set(`${drawn.client} ${end}`, (ends.get(`${drawn.client} ${end}`) ?? 0) + 1);
    for (const fault of walked.faults) {
      const one = { faultClass: classOf(drawn, fault), drawn, fault };
      if (found.has(one.faultClass)) continue;
      found.set(one.faultClass, one);
      told(one);
    }
  }
  return { found, wrong, ends };
}

/** Takes parts out of a wrong home for as long as it stays wrong in the same way. */
export async function shrunk(one: Found): Promise<Found> {
  for (let part = 0; part < one.drawn.parts.length; part += 1) {
    const drawn = one.drawn.without(part);
    const fault = (await walk(drawn)).faults.find((other) => classOf(drawn, other) === one.faultClass);
    if (fault) return shrunk({ ...one, drawn, fault });
  }
  return one;
}
