/** What a start of the app was asked for. */
export interface Start {
  /** Without a window: at login. */
  readonly isHidden: boolean;
  readonly link?: string;
}

export const hiddenFlag = '--hidden';
export const linkScheme = 'switchyard';

/** Reads a command line up to its first link: whoever made the link may have written what comes after it (checklist I). */
export function readStart(args: readonly string[]): Start {
  const at = args.findIndex((word) => word.toLowerCase().startsWith(`${linkScheme}:`));
  const link = args[at];
  const before = at < 0 ? args : args.slice(0, at);
  return { isHidden: before.includes(hiddenFlag), ...(link !== undefined && { link }) };
}
