import type { CandidateView } from '../../shared/views.ts';
import { useT } from '../state/app-context.tsx';

/** How a live file holds a key, in words. */
export function KeyWord({ place }: { readonly place: CandidateView['key'] }) {
  const t = useT();
  if (place.kind !== 'plain') return t(`first-run.key-${place.kind}`);
  return place.hint ? t('first-run.key-plain-hint', { hint: place.hint }) : t('first-run.key-plain');
}
