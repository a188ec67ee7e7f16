import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../state/app-context.tsx';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { enterDialog } from './dialog-stack.ts';

interface DialogProps {
  readonly title: string;
  /** `sheet` comes from the right over the list and leaves it readable; `dialog` stands in the middle. */
  readonly look: 'sheet' | 'dialog';
  /** Esc, the cross, or a click beside it where nothing can be lost. */
  readonly onClose: () => void;
  /** Something was typed: a click beside the dialog does not close it. */
  readonly isDirty?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/**
 * A native modal dialog: the browser keeps the focus inside, makes the rest inert, closes on Esc, and gives the focus
 * back to where it came from.
 */
export function Dialog({ title, look, onClose, isDirty = false, children, footer }: DialogProps) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    // What Enter shall do; without it the browser takes the first button.
    dialog.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    const leave = dialog.current ? enterDialog(dialog.current) : undefined;
    return () => {
      leave?.();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[look]}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Here, because the browser asks by `cancel` only once: a second Esc would close the dialog whatever was answered.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current && !isDirty) onClose();
      }}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label={t('common.close')} icon={<X size={16} />} onClick={onClose} />
        </header>
        <div className={styles.content}>{children}</div>
        {footer && <footer className={styles.foot}>{footer}</footer>}
      </div>
    </dialog>
  );
}
