import type { Applied, Planned } from '../core/app/acts/planned.ts';
import { toAppliedView, toPlanView, toProblemView } from '../core/app/views/views.ts';
import type { Verdict } from '../core/switching/verdict.ts';
import type { Problem } from '../shared/problem.ts';
import type { PlanView } from '../shared/views.ts';

/** What a script reads of one act on the live files, whether it was carried out or only planned. */
export interface ActValue extends Omit<PlanView, 'plan'> {
  /** Whether files were written: an act that changes nothing, or a dry run, writes none. */
  readonly isApplied: boolean;
  /** What undoes it; missing where nothing was written. */
  readonly receipt?: string;
  /** Whether the client starts with the files as they are now, or would be; missing where nobody can tell. */
  readonly verdict?: 'takes' | 'refuses';
  /** Why it does not. */
  readonly problems?: readonly Problem[];
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
    ...verdictValue(applied.verdict),
  };
}

export function verdictValue({ kind, problems }: Verdict): Pick<ActValue, 'verdict' | 'problems'> {
  if (kind === 'unknown') return {};
  return { verdict: kind, ...(kind === 'refuses' && { problems: problems.map((problem) => toProblemView(problem)) }) };
}
