const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 min. ago" in the language's own words; under a minute it is "now". */
export function ageOf(at: string, now: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const passed = Math.max(0, now - Date.parse(at));
  const step = steps.find(([, size]) => passed >= size);
  return step ? format.format(-Math.floor(passed / step[1]), step[0]) : format.format(0, 'second');
}

/** Milliseconds until the next of these ages reads otherwise; undefined when none does within a day. */
export function nextAgeIn(times: readonly string[], now: number): number | undefined {
  const waits = times.flatMap((at) => {
    const passed = Math.max(0, now - Date.parse(at));
    const size = passed < 3_600_000 ? 60_000 : 3_600_000;
    return passed < 86_400_000 ? [size - (passed % size)] : [];
  });
  return waits.length === 0 ? undefined : Math.min(...waits);
}
