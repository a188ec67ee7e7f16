import { fsync, fsyncSync } from 'node:fs';

/** What takes long enough to wait for it: the disk, and somebody who holds a file. All else takes microseconds. */
export type Wait =
  | { readonly kind: 'sync'; readonly descriptor: number }
  | { readonly kind: 'pause'; readonly milliseconds: number };

/**
 * Work on files, written once for two kinds of callers: the window must not stand still while the disk is busy, and the
 * key helper can't afford to load what waits for it.
 */
export type Steps<Result = void> = Generator<Wait, Result, void>;

/** Does it all before it returns. */
export function runNow<Result>(steps: Steps<Result>): Result {
  let at = steps.next();
  while (!at.done) {
    try {
      waitNow(at.value);
    } catch (error) {
      at = steps.throw(error);
      continue;
    }
    at = steps.next();
  }
  return at.value;
}

/** Does all up to the first wait before it returns. */
export async function runLater<Result>(steps: Steps<Result>): Promise<Result> {
  let at = steps.next();
  while (!at.done) {
    try {
      await waitLater(at.value);
    } catch (error) {
      at = steps.throw(error);
      continue;
    }
    at = steps.next();
  }
  return at.value;
}

function waitNow(wait: Wait): void {
  if (wait.kind === 'sync') fsyncSync(wait.descriptor);
  else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait.milliseconds);
}

function waitLater(wait: Wait): Promise<void> {
  return new Promise((resolve, reject) => {
    if (wait.kind === 'pause') setTimeout(resolve, wait.milliseconds);
    else fsync(wait.descriptor, (error) => (error ? reject(error) : resolve()));
  });
}
