import { expect, it } from 'vitest';
import { inOrderOf, moved } from './order.ts';

const list = (ids: string) => [...ids].map((id) => ({ provider: { id } }));
const idsOf = (all: readonly { readonly provider: { readonly id: string } }[]) =>
  all.map(({ provider }) => provider.id).join('');

it.each([
  ['abc', 'c', 'a', 'cab'],
  ['abc', 'a', 'c', 'bac'],
  ['abc', 'a', null, 'bca'],
  ['abc', 'x', 'a', 'abc'],
  ['abc', 'a', 'x', 'bca'],
])('%s with %s in front of %s is %s', (all, id, before, result) => {
  expect(idsOf(moved(list(all), id, before))).toBe(result);
});

it.each([
  ['abc', 'cab', 'cab'],
  // One was added below b, one was removed.
  ['abxc', 'cba', 'cbxa'],
  ['ac', 'cba', 'ca'],
])('%s in the order of %s is %s', (all, order, result) => {
  expect(idsOf(inOrderOf(list(all), list(order)))).toBe(result);
});
