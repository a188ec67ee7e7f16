import { expect, it } from 'vitest';
import { KeptSignatures } from './kept.ts';

it('keeps the signature of a call, the latest where a call comes twice', () => {
  const kept = new KeptSignatures();
  kept.add('a', 'one');
  kept.add('b', 'two');
  kept.add('a', 'three');
  expect([...kept.signatures]).toEqual([
    ['b', 'two'],
    ['a', 'three'],
  ]);
});

it('keeps nothing where there is no signature', () => {
  const kept = new KeptSignatures();
  for (const nothing of [undefined, null, '', 5, {}]) kept.add('a', nothing);
  expect(kept.signatures.size).toBe(0);
});

it('forgets the oldest of too many', () => {
  const kept = new KeptSignatures();
  for (let count = 0; count < 2_500; count += 1) kept.add(`call_${count}`, 'sign');
  expect(kept.signatures.size).toBe(2_000);
  expect(kept.signatures.has('call_499')).toBe(false);
  expect(kept.signatures.get('call_500')).toBe('sign');
});

it('forgets the oldest where they are too large', () => {
  const kept = new KeptSignatures();
  const megabyte = 'x'.repeat(512 * 1024 - 10);
  for (let count = 0; count < 20; count += 1) kept.add(`c${count}`, megabyte);
  expect([...kept.signatures.keys()]).toEqual(Array.from({ length: 8 }, (_, at) => `c${at + 12}`));
  kept.add('huge', 'x'.repeat(5 * 1024 * 1024));
  expect(kept.signatures.size).toBe(0);
});
