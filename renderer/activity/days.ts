/** Entries of one day, in the reader's own time zone. */
export interface Day<Entry> {
  /** `2026-11-21`. */
  readonly date: string;
  readonly entries: readonly Entry[];
}

function dateOf(at: string): string {
  const time = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** Groups what is sorted by time. */
export function toDays<Entry extends { readonly at: string }>(entries: readonly Entry[]): readonly Day<Entry>[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = dateOf(entry.at);
    const ofDay = days.get(date);
    if (ofDay) ofDay.push(entry);
    else days.set(date, [entry]);
  }
  return [...days].map(([date, ofDay]) => ({ date, entries: ofDay }));
}

/** "Today", "yesterday", then the date in full, as the language says it. */
export function dayName(date: string, today: string, language: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days > -2) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day).toLocaleDateString(language, { dateStyle: 'full' });
}

export function todayOf(now: Date): string {
  return dateOf(now.toISOString());
}
