/** Drawn in its own folder. */
export function Palette() {
  return null;
}
