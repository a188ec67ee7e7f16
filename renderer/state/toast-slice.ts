import type { StateCreator } from 'zustand';
import type { Input } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problem.ts';
import type { AppliedView } from '../../shared/views.ts';
import type { Store } from './store.ts';

/** What is worth a word, in parts: it is said in the language of the moment. */
export type Toast =
  | { readonly kind: 'applied'; readonly applied: AppliedView }
  /**
   * `wish` is the switch that failed, `provider` whom it is about, `receipt` the act that was to be taken back: they make
   * the way out a button.
   */
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly wish?: Input<'switch.use'>;
      readonly provider?: string;
      readonly receipt?: string;
    }
  | { readonly kind: 'removed'; readonly name: string; readonly removal: string }
  | { readonly kind: 'added' | 'changed'; readonly name: string; readonly provider: string }
  | { readonly kind: 'copied' };

export interface ShownToast {
  readonly id: number;
  readonly toast: Toast;
}

export interface ToastSlice {
  readonly toasts: readonly ShownToast[];
  say(toast: Toast): void;
  dismiss(id: number): void;
}

/** More than that would hide the list that they speak of. */
const mostAtOnce = 3;

export const toastSlice: StateCreator<Store, [], [], ToastSlice> = (set) => {
  let last = 0;
  return {
    toasts: [],
    say: (toast) => {
      last += 1;
      const shown = { id: last, toast };
      set(({ toasts }) => ({ toasts: [...toasts.filter(isStillTrue(toast)), shown].slice(-mostAtOnce) }));
    },
    dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) })),
  };
};

/** "Codex now uses A" is no longer so, and its Undo would undo another act, once "Codex now uses B" is said. */
function isStillTrue(next: Toast): (shown: ShownToast) => boolean {
  return ({ toast }) => {
    if (next.kind === 'copied') return toast.kind !== 'copied';
    if (next.kind === 'applied' && toast.kind === 'applied') return toast.applied.client !== next.applied.client;
    const repeats = next.kind === 'problem' && toast.kind === 'problem';
    return !(repeats && toast.problem.message === next.problem.message);
  };
}
