import { expect, it } from 'vitest';
import { beforeAt } from './order.ts';

const order = ['a', 'b', 'c', 'd'];

it.each([
  ['up by one', 'c', 'b', 'b'],
  ['up to the top', 'd', 'a', 'a'],
  ['down by one', 'a', 'b', 'c'],
  ['down to the end', 'a', 'd', null],
  ['nowhere', 'b', 'b', undefined],
  ['over one that is gone', 'b', 'x', undefined],
])('moves %s', (_, id, over, before) => {
  expect(beforeAt(order, id, over)).toBe(before);
});
