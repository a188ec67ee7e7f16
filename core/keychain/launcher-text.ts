import type { Environment } from '../environment.ts';
import type { NodePlaces } from '../node-programs.ts';

/**
 * What the launcher starts, and where it looks when that is gone. Clients start it with an empty environment (OpenClaw) or
 * with the user's own (Codex), in the folder of a repository. So it takes nothing from there that changes how Node starts,
 * names every path in full, and looks for another Node only where one was to be expected when it was written, never in
 * the caller's PATH.
 */
export interface LauncherTarget {
  readonly dataFolder: string;
  readonly self: Environment['self'];
  /** The folder of Windows; elsewhere it counts for nothing. */
  readonly system: string;
  /** Missing where an app brings its own Node: then nothing else is started. */
  readonly node?: {
    /** The file to which `self[0]` leads now. Another one is asked for its version first. */
    readonly file: string;
    readonly places: NodePlaces;
  };
}

/** The last words of the launcher where there is nothing left to start. */
export const goneFix = "Install it again, or run 'switchyard leave' from another copy.";

/** The file that the program runs. An AppImage has its own, and only takes a word. */
export function scriptOf(self: Environment['self']): string | undefined {
  return self[1]?.startsWith('-') ? undefined : self[1];
}

/** What a launcher is about to start: the program and the file that it runs. Undefined where somebody rewrote it. */
export function startedBy(text: string): { readonly program: string; readonly script?: string } | undefined {
  const program = wordIn(text, 'program');
  const script = wordIn(text, 'script');
  return program === undefined ? undefined : { program, ...(script !== undefined && { script }) };
}

function wordIn(text: string, name: string): string | undefined {
  const shell = new RegExp(`^${name}='(.*)'$`, 'm').exec(text)?.[1];
  if (shell !== undefined) return shell.replaceAll("'\\''", "'");
  return new RegExp(`^set "${name}=(.*)"\\r?$`, 'm').exec(text)?.[1]?.replaceAll('%%', '%');
}
