import { expect, it } from 'vitest';
import { ageOf, nextAgeIn } from './age.ts';

const now = Date.parse('2026-11-21T12:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;
const before = (ms: number) => new Date(now - ms).toISOString();

it.each([
  [0, 'now'],
  [59_000, 'now'],
  [minute, '1 min. ago'],
  [59 * minute, '59 min. ago'],
  [hour, '1 hr. ago'],
  [25 * hour, 'yesterday'],
  [-5 * minute, 'now'],
])('says of %d ms: %s', (ms, age) => {
  expect(ageOf(before(ms), now, 'en')).toBe(age);
});

it('speaks the language of the settings', () => {
  expect(ageOf(before(3 * minute), now, 'ja')).toBe('3 分前');
});

it.each([
  [[], undefined],
  [[0], minute],
  [[20_000], 40_000],
  [[hour + minute], 59 * minute],
  [[hour + minute, 30_000], 30_000],
  [[25 * hour], undefined],
])('waits for the next age that reads otherwise: %j', (ages, wait) => {
  expect(nextAgeIn(ages.map(before), now)).toBe(wait);
});
