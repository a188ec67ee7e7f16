/** Drawn in its own folder. */
export function Toasts() {
  return null;
}
