import { useEffect } from 'react';
import { useStoreApi } from '../state/app-context.tsx';
import { keyAct } from './key-act.ts';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** The keys that work anywhere in the window. */
export function useKeys(): void {
  const store = useStoreApi();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const act = keyAct(event, isTyping(event.target), store.getState());
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
