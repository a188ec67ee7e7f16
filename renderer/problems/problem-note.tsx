import type { ReactNode } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { Notice } from '../controls/notice.tsx';
import { useT } from '../state/app-context.tsx';
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
  const { cause, fix, detail } = problemText(problem, t);
  return (
    <Notice look={look} role={look === 'bad' ? 'alert' : 'status'} acts={children}>
      <p>
        <strong>{cause}</strong> {fix}
      </p>
      {detail !== undefined && (
        <details className={styles.details}>
          <summary>{t('common.details')}</summary>
          <p>{detail}</p>
        </details>
      )}
    </Notice>
  );
}
