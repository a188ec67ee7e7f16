import { beforeAll, describe, expect, it } from 'vitest';
import { knownFaults } from './known-faults.ts';
import { type Searched, searchHomes } from './search.ts';

/** The same in every run; `npm run homes` walks others, and more. */
const first = 1;
const count = 100;

describe(`${count} homes drawn at random`, () => {
  let searched: Searched;
  beforeAll(async () => {
    searched = await searchHomes(first, count);
  });

  it('send after import, use, undo and leave what they sent before, or are refused with a reason', () => {
    const others = [...searched.found.values()].filter(({ faultClass }) => !knownFaults.includes(faultClass));
    const told = others.map(({ faultClass, drawn, fault }) => `${faultClass}, seed ${drawn.seed}: ${fault.detail}`);
    expect(told).toEqual([]);
  });

  it('show every fault that is still known; what is mended is taken out of the list', () => {
    expect(knownFaults.filter((one) => !searched.found.has(one))).toEqual([]);
  });

  it('are switched more often than not', () => {
    const early = [...searched.ends.values()].reduce((sum, times) => sum + times, 0);
    // Two switches a home.
    expect(early / (2 * count)).toBeLessThan(0.6);
  });
});
