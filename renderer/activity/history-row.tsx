import { Redo2, Undo2 } from 'lucide-react';
import { memo } from 'react';
import type { HistoryView } from '../../shared/views.ts';
import { Age } from '../controls/age.tsx';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';

interface HistoryRowProps {
  readonly entry: HistoryView;
  /** What was done, as a sentence. */
  readonly words: string;
}

/** One act: what, when, from where, in which files, and the way back. One of thousands: drawn again only when it changed. */
export const HistoryRow = memo(function HistoryRow({ entry, words }: HistoryRowProps) {
  const t = useT();
  const previewRestore = useApp((state) => state.previewRestore);
  return (
    <li className={`${styles.row} ${styles.entry}`}>
      <div className={styles.text}>
        <p>
          <bdi>{words}</bdi>
          {entry.isUndone && <span className={styles.badge}>{t('activity.undone')}</span>}
        </p>
        <p className={styles.quiet}>
          <Age at={entry.at} />
          {entry.face && <span>{t(`activity.face-${entry.face}`)}</span>}
          {entry.files.map((file) => (
            <code key={file}>{file}</code>
          ))}
        </p>
      </div>
      <div className={styles.acts}>
        {entry.can && <Step can={entry.can} receipt={entry.id} words={words} />}
        {entry.kind !== 'outside' && (
          <Button
            look="quiet"
            aria-label={t('activity.restore-of', { act: words })}
            onClick={() => void previewRestore(t('activity.restore'), entry.id)}
          >
            {t('activity.restore')}
          </Button>
        )}
      </div>
    </li>
  );
});

interface StepProps {
  readonly can: 'undo' | 'redo';
  readonly receipt: string;
  readonly words: string;
}

/** At the one act of each client that a step back would take back, and the one undo that a step forward would. */
function Step({ can, receipt, words }: StepProps) {
  const t = useT();
  const undo = useApp((state) => state.undo);
  const isUndoing = useApp((state) => state.undoing.includes(receipt));
  const Icon = can === 'undo' ? Undo2 : Redo2;
  return (
    <Button
      icon={<Icon size={16} aria-hidden="true" />}
      aria-label={t(`activity.${can}-of`, { act: words })}
      disabled={isUndoing}
      onClick={() => void undo(receipt)}
    >
      {t(`common.${can}`)}
    </Button>
  );
}
