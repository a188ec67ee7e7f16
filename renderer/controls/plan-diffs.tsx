import type { PlanView } from '../../shared/views.ts';
import { useT } from '../state/app-context.tsx';
import { Diff } from './diff.tsx';
import { isEmptyPlan } from './empty-plan.ts';
import styles from './plan-diffs.module.css';

/** Every file that a plan would write, and what must be known about it. */
export function PlanDiffs({ plan }: { readonly plan: PlanView }) {
  const t = useT();
  return (
    <div className={styles.plan}>
      {plan.files.length === 0 && <p>{isEmptyPlan(plan) ? t('clients.nothing-to-change') : t.say(plan.summary)}</p>}
      {plan.files.map((file) => (
        <Diff key={file.path} diff={file} />
      ))}
      {plan.notes.length > 0 && (
        <div className={styles.notes}>
          <h3>{t('clients.remarks')}</h3>
          <ul>
            {plan.notes.map(({ message }) => (
              <li key={t.say(message)}>{t.say(message)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
