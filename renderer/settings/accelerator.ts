/** The part of a key press that a shortcut is made of. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
};

function keyOf(code: string): string | undefined {
  const letter = /^(?:Key([A-Z])|Digit([0-9])|(F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code);
  return letter ? (letter[1] ?? letter[2] ?? letter[3]) : named[code];
}

/**
 * An Electron accelerator (electronjs.org/docs/latest/api/accelerator) for a key press; undefined where it could not be
 * a global shortcut: without Ctrl, Alt or Meta it would take a key away from every program.
 */
export function acceleratorOf(press: KeyPress): string | undefined {
  const key = keyOf(press.code);
  const isFunctionKey = key !== undefined && /^F\d/.test(key);
  if (key === undefined || (!press.ctrlKey && !press.altKey && !press.metaKey && !isFunctionKey)) return undefined;
  const parts = [
    press.ctrlKey && 'Control',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
    press.metaKey && 'Super',
    key,
  ];
  return parts.filter((part) => part !== false).join('+');
}
