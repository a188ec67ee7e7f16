import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

const icons = { bad: CircleAlert, careful: TriangleAlert, info: Info };

interface NoticeProps {
  readonly look: keyof typeof icons;
  readonly children: ReactNode;
  /** The way out: buttons. */
  readonly acts?: ReactNode;
  /** Heard at once when it appears. */
  readonly role?: 'alert' | 'status';
  readonly className?: string | undefined;
}

/** A sentence with a button: its meaning has a shape and a colour, and the sentence says it too. */
export function Notice({ look, children, acts, role, className = '' }: NoticeProps) {
  const Icon = icons[look];
  return (
    <div className={`${styles.notice} ${styles[look]} ${className}`} role={role}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  );
}
