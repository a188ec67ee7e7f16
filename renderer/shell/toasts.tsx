import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTopDialog } from '../controls/dialog-stack.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { ToastCard } from './toast-card.tsx';
import styles from './toasts.module.css';

/** F8 leads to the last message and back, for they come last in the order of the page. */
function useWayIn(list: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before: Element | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      const isInside = list.current?.contains(document.activeElement) ?? false;
      const target = isInside ? before : list.current?.querySelector('[data-toast]:last-child button');
      if (!(target instanceof HTMLElement)) return;
      event.preventDefault();
      if (!isInside) before = document.activeElement;
      target.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}

/** What was just done, and what went wrong. They never take the focus, and lie within the topmost dialog, if any. */
export function Toasts() {
  const t = useT();
  const toasts = useApp((state) => state.toasts);
  const dialog = useTopDialog();
  const list = useRef<HTMLElement>(null);
  useWayIn(list);
  const problems = toasts.filter(({ toast }) => toast.kind === 'problem');
  const others = toasts.filter(({ toast }) => toast.kind !== 'problem');
  const content = (
    <section ref={list} className={styles.toasts} aria-label={t('clients.messages')}>
      <div role="alert" className={styles.list}>
        {problems.map((shown) => (
          <ToastCard key={shown.id} shown={shown} />
        ))}
      </div>
      <div role="status" className={styles.list}>
        {others.map((shown) => (
          <ToastCard key={shown.id} shown={shown} />
        ))}
      </div>
    </section>
  );
  return dialog ? createPortal(content, dialog) : content;
}
