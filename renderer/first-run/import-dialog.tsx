/** Drawn in its own folder. */
export function ImportDialog() {
  return null;
}
