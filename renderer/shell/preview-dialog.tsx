import { useState } from 'react';
import type { PlanView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { isEmptyPlan } from '../controls/empty-plan.ts';
import { Notice } from '../controls/notice.tsx';
import { PlanDiffs } from '../controls/plan-diffs.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import type { PreviewOverlay } from '../state/slices.ts';
import { planText } from './applied-text.ts';
import styles from './preview-dialog.module.css';
import { useNameOf } from './use-name-of.ts';

/** The exact difference of every file before anything is written. */
export function PreviewDialog({ title, plans, isConflict }: PreviewOverlay) {
  const t = useT();
  const nameOf = useNameOf();
  const close = useApp((state) => state.closeOverlay);
  const apply = useApp((state) => state.apply);
  const applyAll = useApp((state) => state.applyAll);
  const [isBusy, setBusy] = useState(false);
  const during = (work: () => Promise<unknown>) => async () => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const [first] = plans;
  const isOne = plans.length === 1;
  const isEmpty = plans.every(isEmptyPlan);
  return (
    <Dialog
      title={title || (first ? planText(first, nameOf, t) : t('clients.preview'))}
      look="dialog"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t(isEmpty ? 'common.close' : 'common.cancel')}</Button>
          {first && !isEmpty && (
            <Button look="main" disabled={isBusy} onClick={during(() => (isOne ? apply(first) : applyAll()))}>
              {t(isBusy ? 'clients.applying' : isOne ? 'clients.apply' : 'clients.apply-all')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.plans}>
        {isConflict && <Conflict plans={plans} />}
        {plans.length === 0 && <p>{t('clients.nothing-to-change')}</p>}
        {plans.map((plan) => (
          <div key={plan.plan} className={styles.plan}>
            {!isOne && (
              <div className={styles.head}>
                <h3>{plan.kind === 'repair' ? t.say(plan.summary) : planText(plan, nameOf, t)}</h3>
                <Button disabled={isBusy} onClick={during(() => apply(plan))}>
                  {t('clients.apply')}
                </Button>
              </div>
            )}
            <PlanDiffs plan={plan} />
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function Conflict({ plans }: { readonly plans: readonly PlanView[] }) {
  const t = useT();
  const file = plans[0]?.files[0]?.path ?? '–';
  return (
    <Notice look="careful" role="alert">
      {t('clients.conflict', { file })}
    </Notice>
  );
}
