import { lazy, type ReactNode, Suspense } from 'react';
import { Boundary } from './boundary.tsx';

/** A component whose code comes after the first paint: when the page has nothing else to do, or when it is needed. */
export const lateComponent: typeof lazy = (load) => {
  const request = globalThis.requestIdleCallback ?? ((start: () => void) => setTimeout(start, 500));
  // What fails here is asked for again when it is needed.
  request(() => void load().catch(() => undefined));
  return lazy(load);
};

/** Around late components: until they are there, or where they can't be had, the page goes on without them. */
export function Late({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary fallback={() => null}>
      <Suspense fallback={null}>{children}</Suspense>
    </Boundary>
  );
}
