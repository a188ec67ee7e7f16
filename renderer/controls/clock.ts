import { useSyncExternalStore } from 'react';

/** Ages are told in minutes: twice a minute is often enough, and one timer serves them all. */
const beat = 30_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, beat);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, told anew twice a minute. */
export function useClock(): number {
  return useSyncExternalStore(subscribe, () => now);
}
