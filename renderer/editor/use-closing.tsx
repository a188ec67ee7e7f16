import { createContext, useCallback, useContext, useMemo, useState } from 'react';

/** The way out of the editor, with one question where something would be lost. */
export interface Closing {
  /** Whether the question stands there. */
  readonly isAsking: boolean;
  /** Goes at once where nothing is lost, else asks. */
  leave(go: () => void): void;
  stay(): void;
  discard(): void;
}

const Context = createContext<Closing | null>(null);

export const ClosingProvider = Context;

export function useClosing(): Closing {
  const found = useContext(Context);
  if (!found) throw new Error('outside of the editor');
  return found;
}

export function useNewClosing(isDirty: boolean): Closing {
  const [wish, setWish] = useState<{ readonly go: () => void } | null>(null);
  const leave = useCallback((go: () => void) => (isDirty ? setWish({ go }) : go()), [isDirty]);
  return useMemo(
    () => ({
      isAsking: wish !== null,
      leave,
      stay: () => setWish(null),
      discard: () => {
        setWish(null);
        wish?.go();
      },
    }),
    [wish, leave],
  );
}
