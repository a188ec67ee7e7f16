import type { Random } from './seeded-random.ts';

/** A key as it may stand in a home, and the variable that holds it wherever one does. */
export interface SampleKey {
  readonly text: string;
  readonly variable: string;
}

/** Shapes of keys that providers give out. None of them is one. */
const shapes = [
  (n: string) => `sk-smpl${n}-0f1e2d3c4b5a69788796`,
  (n: string) => `sk-proj-Smpl${n}Aa1Bb2Cc3Dd4Ee5Ff6Gg7Hh8Ii9Jj0Kk1Ll2Mm3`,
  (n: string) => `${n}5c3f0e9d8b7a6f5e4d3c2b1a09182736455463728190aabbccddeeff00112`.slice(0, 64),
  (n: string) => `relay_smpl${n}_9dK2mQ7xW4`,
] as const;

const variables = ['RELAY_KEY', 'WORK_API_KEY', 'PRIVATE_TOKEN'] as const;

/** Three keys, so that four entries share some and differ in others. */
export function sampleKeys(random: Random): readonly [SampleKey, SampleKey, SampleKey] {
  const key = (at: 0 | 1 | 2): SampleKey => ({ text: random.pick(shapes)(`${at + 1}`), variable: variables[at] });
  return [key(0), key(1), key(2)];
}
