import { expect, it } from 'vitest';
import { dayName, toDays, todayOf } from './days.ts';

it('groups what happened by day and keeps its order', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
  const days = toDays([{ at: at(21, 9) }, { at: at(21, 8) }, { at: at(19, 23) }]);
  expect(days.map(({ date, entries }) => [date, entries.length])).toEqual([
    ['2026-11-21', 2],
    ['2026-11-19', 1],
  ]);
});

it.each([
  ['2026-11-21', 'en', 'today'],
  ['2026-11-20', 'fr', 'hier'],
  ['2026-11-18', 'ja', '2026年11月18日水曜日'],
])('%s in %s is %s', (date, language, name) => {
  expect(dayName(date, '2026-11-21', language)).toBe(name);
});

it('takes the day of the reader', () => {
  expect(todayOf(new Date(2026, 0, 2, 0, 30))).toBe('2026-01-02');
});
