import type { Applied, Planned } from '../core/app/acts/planned.ts';
import { toAppliedView, toPlanView } from '../core/app/views/views.ts';
import type { PlanView } from '../shared/views.ts';

/** What a script reads of one act on the live files, whether it was carried out or only planned. */
export interface ActValue extends Omit<PlanView, 'plan'> {
  /** Whether files were written: an act that changes nothing, or a dry run, writes none. */
  readonly isApplied: boolean;
  /** What undoes it; missing where nothing was written. */
  readonly receipt?: string;
}

export function plannedValue(planned: Planned): ActValue {
  const { plan: _, ...view } = toPlanView(planned);
  return { ...view, isApplied: false };
}

export function appliedValue(applied: Applied): ActValue {
  const { receipt, notes } = toAppliedView(applied);
  return {
    ...plannedValue(applied),
    notes,
    isApplied: receipt !== undefined,
    ...(receipt !== undefined && { receipt }),
  };
}
