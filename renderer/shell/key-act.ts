import { isClientId } from '../../shared/client-id.ts';
import type { Store } from '../state/slices.ts';
import { screens } from '../state/slices.ts';

/** The name of the command key on this system's keyboard. */
export const commandKey = (platform: string): string => (/Mac/.test(platform) ? '⌘' : 'Ctrl');

/** What is known of a key that is pressed. */
interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key of the whole window does, or undefined where it is none. Pure but for what the act itself does. */
export function keyAct(event: Pressed, isInField: boolean, store: Store): (() => void) | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  const isCovered = store.overlay !== null || store.link !== null;
  if (isCommand && !event.altKey && event.key.toLowerCase() === 'k')
    return isCovered ? undefined : store.isPaletteOpen ? store.closePalette : store.openPalette;
  if (isCovered || store.isPaletteOpen) return undefined;
  // A field takes back what was typed in it.
  if (isCommand) return event.altKey || isInField ? undefined : stepAct(event, store);
  const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
  const screen = digit === undefined ? undefined : screens[Number(digit) - 1];
  if (screen !== undefined) return () => store.goTo(screen);
  if (event.key === '?' && !isInField) return () => store.open({ kind: 'keys' });
  return undefined;
}

/** A step back or forward in what was done to the client of this screen. */
function stepAct({ key, shiftKey }: Pressed, { screen, clients, undo }: Store): (() => void) | undefined {
  const letter = key.toLowerCase();
  if (letter !== 'z' && letter !== 'y') return undefined;
  const view = isClientId(screen) ? clients?.find(({ client }) => client === screen) : undefined;
  const receipt = letter === 'y' || shiftKey ? view?.redo : view?.undo;
  return receipt === undefined ? undefined : () => void undo(receipt);
}
