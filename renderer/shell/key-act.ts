import type { Store } from '../state/store.ts';
import { rooms } from '../state/view-slice.ts';

/** The name of the command key on this system's keyboard. */
export const commandKey = (platform: string): string => (/Mac/.test(platform) ? '⌘' : 'Ctrl');

/** What is known of a key that is pressed. */
interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key of the whole window does, or undefined where it is none. Pure but for what the act itself does. */
export function keyAct(event: Pressed, isInField: boolean, store: Store): (() => void) | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const isCovered = store.overlay !== null || store.link !== null;
  if (isCommand && !event.altKey && event.key.toLowerCase() === 'k')
    return isCovered ? undefined : store.isPaletteOpen ? store.closePalette : store.openPalette;
  if (isCovered || store.isPaletteOpen || isCommand) return undefined;
  const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
  const room = digit === undefined ? undefined : rooms[Number(digit) - 1];
  if (room !== undefined) return () => store.goTo(room);
  if (event.key === '?' && !isInField) return () => store.open({ kind: 'keys' });
  return undefined;
}
