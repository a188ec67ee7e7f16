import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../state/app-context.tsx';
import styles from './activity.module.css';

interface FindingProps {
  readonly text: string;
  /** Names, paths and the engine's own words, shown on demand. */
  readonly detail: string;
  readonly children?: ReactNode;
}

/** Something to be careful about: a sentence, its evidence, a button. */
export function Finding({ text, detail, children }: FindingProps) {
  const t = useT();
  return (
    <div className={styles.finding}>
      <TriangleAlert size={16} aria-hidden="true" />
      <div className={styles.text}>
        <p>{text}</p>
        <details>
          <summary>{t('activity.show')}</summary>
          <p className={styles.detail}>{detail}</p>
        </details>
      </div>
      {children}
    </div>
  );
}
