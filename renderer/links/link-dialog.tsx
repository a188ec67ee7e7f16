import type { LinkView } from '../../shared/views.ts';

/** Drawn in its own folder. */
export function LinkDialog(_: { readonly offer: LinkView }) {
  return null;
}
