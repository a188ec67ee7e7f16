import type { StateCreator } from 'zustand';
import type { Problem } from '../../shared/problem.ts';
import type { AppliedView } from '../../shared/views.ts';
import type { Store } from './store.ts';

/** What is worth a word, in parts: it is said in the language of the moment. */
export type Toast =
  | { readonly kind: 'applied'; readonly applied: AppliedView }
  | { readonly kind: 'problem'; readonly problem: Problem }
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
      set(({ toasts }) => ({ toasts: [...toasts, shown].slice(-mostAtOnce) }));
    },
    dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) })),
  };
};
