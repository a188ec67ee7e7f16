/** Drawn in its own folder. */
export function SettingsRoom() {
  return null;
}
