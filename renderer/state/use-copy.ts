import { useCallback } from 'react';
import { useApp } from './app-context.tsx';

/** Puts a text into the clipboard at a click, and says so. Where the browser does not allow it, nothing is said. */
export function useCopy(): (text: string) => void {
  const say = useApp((state) => state.say);
  return useCallback(
    (text) =>
      void navigator.clipboard.writeText(text).then(
        () => say({ kind: 'copied' }),
        () => undefined,
      ),
    [say],
  );
}
