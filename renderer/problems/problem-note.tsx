import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { useLanguage, useT } from '../state/app-context.tsx';
import styles from './problem-note.module.css';

interface ProblemNoteProps {
  readonly problem: Problem;
  /** `careful` does not stop anything. */
  readonly look?: 'bad' | 'careful';
  /** Buttons that lead out. */
  readonly children?: ReactNode;
}

/** What went wrong and the way out, with the engine's own sentence for those who want it exact. */
export function ProblemNote({ problem, look = 'bad', children }: ProblemNoteProps) {
  const t = useT();
  const { cause, fix, detail } = problemText(problem, useLanguage(), t);
  const Icon = look === 'bad' ? CircleAlert : TriangleAlert;
  return (
    <div className={`${styles.note} ${styles[look]}`} role={look === 'bad' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles.text}>
        <p>
          <strong>{cause}</strong> {fix}
        </p>
        {detail !== undefined && (
          <details>
            <summary>{t('problems.details')}</summary>
            <p className={styles.detail}>{detail}</p>
          </details>
        )}
      </div>
      {children && <div className={styles.acts}>{children}</div>}
    </div>
  );
}
