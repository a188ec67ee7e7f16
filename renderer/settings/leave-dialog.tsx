/** Drawn in its own folder. */
export function LeaveDialog() {
  return null;
}
