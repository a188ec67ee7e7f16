import { expect, it } from 'vitest';
import { isBefore } from './version.ts';

it.each([
  ['0.117.0', '0.118.0', true],
  ['0.118.0', '0.118.0', false],
  ['0.118.0-alpha.1', '0.118.0', false],
  ['0.9', '0.118.0', true],
  ['1.0.0', '0.118.0', false],
  ['2026.9.6', '2026.10', true],
  [undefined, '0.118.0', false],
  ['nightly', '0.118.0', false],
])('%s before %s: %s', (version, limit, expected) => {
  expect(isBefore(version, limit)).toBe(expected);
});
