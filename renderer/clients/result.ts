import { type FindingLook, lookOf } from '../../shared/finding-look.ts';
import type { Language } from '../../shared/language.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { TestView } from '../../shared/test-view.ts';
import { lengthOfTime } from '../controls/formats.ts';

/** An answer that took longer is good, but worth a look. */
const slowFrom = 2000;

/** "212 ms", and from 10 s on "12 s", as the language writes it. */
export function duration(ms: number, language: Language): string {
  const isLong = ms >= 10_000;
  return lengthOfTime(language, isLong ? 'second' : 'millisecond').format(isLong ? ms / 1000 : ms);
}

export function resultLook({ kind, ms = 0 }: TestView): FindingLook {
  const look = lookOf(kind);
  return look === 'good' && ms >= slowFrom ? 'careful' : look;
}

/** What a test saw, in a word or two: the time where it is good, the cause where it is not. */
export function resultText(test: TestView, language: Language, t: Translate): string {
  const { kind, ms } = test;
  if (kind !== 'good' || ms === undefined) return t(`findings.short.${kind}`);
  const time = duration(ms, language);
  return ms >= slowFrom ? t('clients.slow', { ms: time }) : time;
}
