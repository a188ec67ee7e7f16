import type { PlanView } from '../../shared/views.ts';

/** Whether carrying it out does nothing. To copy a key changes no file either, and does something. */
export function isEmptyPlan({ kind, files }: PlanView): boolean {
  return files.length === 0 && kind !== 'import';
}
