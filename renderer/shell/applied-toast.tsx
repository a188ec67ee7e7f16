import { TriangleAlert } from 'lucide-react';
import type { AppliedView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { appliedText, effectText } from './applied-text.ts';
import { notesByNow } from './late-warnings.ts';
import styles from './toasts.module.css';
import { useNameOf } from './use-name-of.ts';

interface AppliedToastProps {
  readonly applied: AppliedView;
  readonly onDone: () => void;
}

/**
 * "Codex now uses OpenRouter · Undo · Start a new chat". The button takes back this very act, which of an undo is the redo.
 * What it warns of is read without opening anything; the other notes are folded.
 */
export function AppliedToast({ applied, onDone }: AppliedToastProps) {
  const t = useT();
  const nameOf = useNameOf();
  const undo = useApp((state) => state.undo);
  const view = useApp((state) => state.clients?.find(({ client }) => client === applied.client));
  const notes = notesByNow(applied, view);
  const effect = applied.receipt === undefined ? undefined : effectText({ ...applied, notes }, t);
  const { receipt } = applied;
  const warnings = notes.filter(({ kind }) => kind === 'warning');
  const others = notes.filter(({ kind }) => kind !== 'warning');
  return (
    <>
      <p>
        <strong>{appliedText(applied, nameOf, t)}</strong>
        {effect !== undefined && <span className={styles.effect}>{effect}</span>}
      </p>
      {receipt !== undefined && (
        <Button
          onClick={() => {
            onDone();
            void undo(receipt);
          }}
        >
          {t(applied.kind === 'undo' ? 'common.redo' : 'common.undo')}
        </Button>
      )}
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map(({ message }) => (
            <li key={t.say(message)}>
              <TriangleAlert size={16} aria-hidden="true" />
              <span>{t.say(message)}</span>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className={styles.details}>
          <summary>{t('common.details')}</summary>
          <ul>
            {others.map(({ message }) => (
              <li key={t.say(message)}>{t.say(message)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
