import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import { currentEntry } from '../clients/entries.ts';
import { fitOf } from '../clients/fit.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import type { ShownToast, Toast } from '../state/slices.ts';
import { AppliedToast } from './applied-toast.tsx';
import { ProblemToast } from './problem-toast.tsx';
import styles from './toasts.module.css';

const shownFor = 10_000;

/** What it says about the client stands nowhere else: it waits until it was read. */
function hasWarning({ toast }: ShownToast): boolean {
  return toast.kind === 'applied' && toast.applied.notes.some(({ kind }) => kind === 'warning');
}

/** Calls `onEnd` after a while in which nobody pointed at it, was in it, or looked elsewhere. */
function useTimeout(isHeld: boolean, onEnd: () => void): void {
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onEnd, shownFor);
    return () => clearTimeout(timer);
  }, [isHeld, onEnd]);
}

/** One sentence, one act. */
export function ToastCard({ shown }: { readonly shown: ShownToast }) {
  const t = useT();
  const dismiss = useApp((state) => state.dismiss);
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [close] = useState(() => () => dismiss(shown.id));
  useTimeout(isPointed || isFocused || hasWarning(shown), close);
  const isProblem = shown.toast.kind === 'problem';
  const Icon = isProblem ? CircleAlert : CircleCheck;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody is at it
    <div
      data-toast=""
      className={`${styles.toast} ${isProblem ? styles.bad : styles.good}`}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <Icon size={16} aria-hidden="true" />
      <div className={styles.content}>
        <ToastContent shown={shown} onDone={close} />
      </div>
      <IconButton label={t('clients.dismiss')} icon={<X size={16} aria-hidden="true" />} onClick={close} />
    </div>
  );
}

interface ToastContentProps {
  readonly shown: ShownToast;
  /** Its act was carried out. */
  readonly onDone: () => void;
}

function ToastContent({ shown: { toast }, onDone }: ToastContentProps): ReactNode {
  const t = useT();
  switch (toast.kind) {
    case 'applied':
      return <AppliedToast applied={toast.applied} onDone={onDone} />;
    case 'problem':
      return <ProblemToast toast={toast} onDone={onDone} />;
    case 'removed':
      return <RemovedToast name={toast.name} removal={toast.removal} onDone={onDone} />;
    case 'added':
    case 'changed':
      return <StoredToast toast={toast} onDone={onDone} />;
    case 'copied':
      return <p>{t('clients.copied')}</p>;
    default:
      return assertNever(toast);
  }
}

interface StoredToastProps {
  readonly toast: Extract<Toast, { kind: 'added' | 'changed' }>;
  readonly onDone: () => void;
}

/** A new provider is of use once a client uses it: that is the next click. */
function StoredToast({ toast, onDone }: StoredToastProps) {
  const t = useT();
  const use = useApp((state) => state.use);
  const view = useApp((state) => state.clients?.find(({ client }) => client === state.screen));
  const one = useApp((state) => state.providers?.find(({ provider }) => provider.id === toast.provider));
  const canUse = view && one && fitOf(view, one.provider).kind === 'fits' && currentEntry(view) !== toast.provider;
  return (
    <>
      <p>{t(`clients.${toast.kind}`, { name: toast.name })}</p>
      {canUse && (
        <Button
          onClick={() => {
            onDone();
            void use({ client: view.client, choice: toast.provider });
          }}
        >
          {t('clients.use-in', { client: view.name })}
        </Button>
      )}
    </>
  );
}

interface RemovedToastProps {
  readonly name: string;
  readonly removal: string;
  readonly onDone: () => void;
}

function RemovedToast({ name, removal, onDone }: RemovedToastProps) {
  const t = useT();
  const putBack = useApp((state) => state.putBack);
  return (
    <>
      <p>{t('clients.removed', { name })}</p>
      <Button
        onClick={() => {
          onDone();
          void putBack(removal);
        }}
      >
        {t('common.undo')}
      </Button>
    </>
  );
}
