import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTopDialog } from '../controls/dialog-stack.ts';
import { useApp, useT } from '../state/app-context.tsx';
import type { ShownToast } from '../state/slices.ts';
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

/**
 * Over a dialog only what was said since it opened: older ones would lie on its buttons. They are there again when it is
 * closed.
 */
function useUncovered(dialog: HTMLElement | undefined): readonly ShownToast[] {
  const toasts = useApp((state) => state.toasts);
  const [covered, setCovered] = useState({ dialog, upTo: 0 });
  if (covered.dialog !== dialog) setCovered({ dialog, upTo: dialog ? (toasts.at(-1)?.id ?? 0) : 0 });
  return toasts.filter(({ id }) => id > covered.upTo);
}

/** What was just done, and what went wrong. They never take the focus, and lie within the topmost dialog, if any. */
export function Toasts() {
  const t = useT();
  const dialog = useTopDialog();
  const toasts = useUncovered(dialog);
  const list = useRef<HTMLElement>(null);
  useWayIn(list);
  const problems = toasts.filter(({ toast }) => toast.kind === 'problem');
  const others = toasts.filter(({ toast }) => toast.kind !== 'problem');
  const content = (
    <section ref={list} className={`${styles.toasts} ${dialog ? styles.over : ''}`} aria-label={t('clients.messages')}>
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
