import type { Overlay } from '../state/view-slice.ts';

/** Drawn in its own folder. */
export function PreviewDialog(_: Extract<Overlay, { kind: 'preview' }>) {
  return null;
}
