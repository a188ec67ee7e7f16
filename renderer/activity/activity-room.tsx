/** Drawn in its own folder. */
export function ActivityRoom() {
  return null;
}
