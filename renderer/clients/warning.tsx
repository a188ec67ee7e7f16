import { type ReactNode, useId, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './client-warnings.module.css';

interface WarningProps {
  readonly look: 'bad' | 'careful' | 'info';
  readonly text: string;
  /** Behind "Show": where it comes from and what would end it. */
  readonly detail?: ReactNode;
  /** The way out as one click. */
  readonly act?: { readonly name: string; readonly run: () => void };
}

/** A sentence, what is behind it, and the way out. */
export function Warning({ look, text, detail, act }: WarningProps) {
  const t = useT();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Notice
      look={look}
      acts={
        <>
          {detail !== undefined && (
            <Button look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'clients.hide' : 'clients.show')}
            </Button>
          )}
          {act && <Button onClick={act.run}>{act.name}</Button>}
        </>
      }
    >
      <p>{text}</p>
      <div id={id} hidden={!isOpen} className={styles.detail}>
        {detail}
      </div>
    </Notice>
  );
}
