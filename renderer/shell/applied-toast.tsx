import type { AppliedView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { appliedText, effectText } from './applied-text.ts';
import styles from './toasts.module.css';
import { useNameOf } from './use-name-of.ts';

interface AppliedToastProps {
  readonly applied: AppliedView;
  readonly onDone: () => void;
}

/** "Codex now uses OpenRouter · Undo · Start a new chat". */
export function AppliedToast({ applied, onDone }: AppliedToastProps) {
  const t = useT();
  const nameOf = useNameOf();
  const undo = useApp((state) => state.undo);
  const effect = applied.receipt === undefined ? undefined : effectText(applied, t);
  const canUndo = applied.receipt !== undefined && applied.kind !== 'undo';
  return (
    <>
      <p>
        <strong>{appliedText(applied, nameOf, t)}</strong>
        {effect !== undefined && <span className={styles.effect}>{effect}</span>}
      </p>
      {canUndo && (
        <Button
          onClick={() => {
            onDone();
            void undo(applied.client);
          }}
        >
          {t('common.undo')}
        </Button>
      )}
      {applied.notes.length > 0 && (
        <details className={styles.details}>
          <summary>{t('problems.details')}</summary>
          <ul lang="en">
            {applied.notes.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
