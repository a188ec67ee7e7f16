import { expect, it } from 'vitest';
import { nextOriginals } from './originals.ts';

const model = { file: '/c.toml', path: ['model'], before: "'gpt-6'", after: 'a' };
const effort = { file: '/c.toml', path: ['model_reasoning_effort'], before: '"high"', after: 'low' };

it('starts anew when the client was not ours', () => {
  const old = [{ file: '/c.toml', path: ['model'], source: '"older"' }];
  expect(nextOriginals(old, false, [model])).toEqual([{ file: '/c.toml', path: ['model'], source: "'gpt-6'" }]);
});

it('hands on what it knows and adds what no switch touched before', () => {
  const old = nextOriginals([], false, [model]);
  const ours = { ...model, before: '"a"', after: 'b' };
  expect(nextOriginals(old, true, [ours, effort])).toEqual([
    { file: '/c.toml', path: ['model'], source: "'gpt-6'" },
    { file: '/c.toml', path: ['model_reasoning_effort'], source: '"high"' },
  ]);
});
