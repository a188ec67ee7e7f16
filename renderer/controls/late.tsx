import { lazy, type ReactNode, Suspense } from 'react';
import { Boundary } from './boundary.tsx';

const rest: (() => Promise<unknown>)[] = [];

/** A component whose code comes after the first paint: by `loadTheRest`, or when it is needed. */
export const lateComponent: typeof lazy = (load) => {
  rest.push(load);
  return lazy(load);
};

/** The mark in the page's timeline that says so. */
const restLoaded = 'late-parts-loaded';

/** Fetches all late components when the page has nothing else to do, so that none is missing once the server is gone. */
export function loadTheRest(): void {
  const request = globalThis.requestIdleCallback ?? ((start: () => void) => setTimeout(start, 500));
  request(() => {
    // What fails here is asked for again when it is needed.
    const asked = rest.map((load) => load().catch(() => undefined));
    // Told in the page's timeline: from here on the server is needed for calls only.
    void Promise.all(asked).then(() => performance.mark(restLoaded));
  });
}

/** Around late components: until they are there, or where they can't be had, the page goes on without them. */
export function Late({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary fallback={() => null}>
      <Suspense fallback={null}>{children}</Suspense>
    </Boundary>
  );
}
