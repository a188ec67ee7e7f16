import type { StateCreator } from 'zustand';
import type { Problem } from '../../shared/problem.ts';
import type { ShownToast, Store, Toast, ToastSlice } from './slices.ts';

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
    return !(repeats && isSame(toast.problem, next.problem));
  };
}

function isSame(one: Problem, other: Problem): boolean {
  return one.code === other.code && JSON.stringify(one.values) === JSON.stringify(other.values);
}
