import { useLanguage } from '../state/app-context.tsx';
import { useClock } from './clock.ts';
import { exactTime, relativeTime } from './formats.ts';

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** "3 min. ago" in the language's own words. Under a minute it is "now": seconds would only flicker. */
export function ageOf(at: string, now: number, language: string): string {
  const format = relativeTime(language);
  const seconds = (new Date(at).getTime() - now) / 1000;
  for (const [unit, size] of steps) {
    const count = Math.trunc(seconds / size);
    if (count !== 0) return format.format(count, unit);
  }
  return format.format(0, 'second');
}

/** How long ago, with the exact time on hover. */
export function Age({ at }: { readonly at: string }) {
  const language = useLanguage();
  const now = useClock();
  const exact = exactTime(language).format(new Date(at));
  return (
    <time dateTime={at} title={exact}>
      {ageOf(at, Math.max(now, new Date(at).getTime()), language)}
    </time>
  );
}
