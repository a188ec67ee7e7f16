import { useEffect, useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { PlanView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Diff } from '../controls/diff.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApi, useApp, useT } from '../state/app-context.tsx';
import styles from './settings.module.css';

type Step =
  | { readonly kind: 'planning' }
  | { readonly kind: 'asking' | 'leaving'; readonly plans: readonly PlanView[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'done' };

/** Leaving, in three steps: what goes, one question, and that it is done. */
export function LeaveDialog() {
  const t = useT();
  const api = useApi();
  const close = useApp((state) => state.closeOverlay);
  const [step, setStep] = useState<Step>({ kind: 'planning' });
  useEffect(() => {
    void api['leave.plan']().then((reply) =>
      setStep(reply.ok ? { kind: 'asking', plans: reply.value } : { kind: 'failed', problem: reply.problem }),
    );
  }, [api]);
  const leave = async (plans: readonly PlanView[]) => {
    setStep({ kind: 'leaving', plans });
    const reply = await api['leave.apply']({ plans: plans.map(({ plan }) => plan) });
    setStep(reply.ok ? { kind: 'done' } : { kind: 'failed', problem: reply.problem });
  };
  const footer =
    step.kind === 'asking' || step.kind === 'leaving' ? (
      <>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button look="danger" disabled={step.kind === 'leaving'} onClick={() => void leave(step.plans)}>
          {t('settings.leave-now')}
        </Button>
      </>
    ) : (
      <Button onClick={close}>{t('common.close')}</Button>
    );
  return (
    <Dialog title={t('settings.leave')} look="dialog" onClose={close} footer={footer}>
      <div className={styles.leave} aria-live="polite">
        {step.kind === 'failed' && <ProblemNote problem={step.problem} />}
        {step.kind === 'done' && <p>{t('settings.leave-done')}</p>}
        {'plans' in step && <LeavePlans plans={step.plans} />}
      </div>
    </Dialog>
  );
}

function LeavePlans({ plans }: { readonly plans: readonly PlanView[] }) {
  const t = useT();
  const files = plans.flatMap((plan) => plan.files);
  return (
    <>
      <p>{t('settings.leave-question')}</p>
      {files.length === 0 && <p>{t('settings.leave-no-files')}</p>}
      {files.map((diff) => (
        <Diff key={diff.path} diff={diff} />
      ))}
      {plans
        .flatMap(({ notes }) => notes)
        .map((note) => (
          <p key={t.say(note.message)} className={styles.about}>
            {t.say(note.message)}
          </p>
        ))}
    </>
  );
}
