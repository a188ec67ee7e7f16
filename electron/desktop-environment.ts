import type { Environment } from '../core/environment.ts';
import { systemEnvironment } from '../core/system-environment.ts';
import { askLoginShell } from './login-shell.ts';
import { usualFolders } from './usual-folders.ts';

export interface DesktopEnvironment {
  readonly environment: Environment;
  /** Resolves to true when the login shell knew folders that were not looked in yet. Never rejects. */
  completePath(): Promise<boolean>;
}

/**
 * The outside as an app sees it that no terminal started: without the PATH that the user's shell sets up, and so without
 * most of the clients. The usual folders are looked in at once, those of the login shell as soon as it has answered.
 */
export function desktopEnvironment(script: string, isPackaged: boolean): DesktopEnvironment {
  const system = systemEnvironment(script);
  const variables = { ...system.variables };
  // An app stands wherever the desktop put it; a repository there is nobody's choice.
  const environment = { ...system, variables, ...(isPackaged && { workingFolder: system.home }) };
  if (!isStartedByDesktop(system)) return { environment, completePath: async () => false };
  variables.PATH = joined(environment, [variables.PATH, ...usualFolders(environment)]);
  return {
    environment,
    completePath: async () => {
      const before = variables.PATH;
      variables.PATH = joined(environment, [await askLoginShell(environment), before]);
      return variables.PATH !== before;
    },
  };
}

/** Windows gives every program the same PATH. Elsewhere a terminal says which one it is, and has set up its own. */
function isStartedByDesktop({ platform, variables }: Environment): boolean {
  return platform !== 'win32' && variables.TERM === undefined;
}

/** Each folder once, in the order in which they first come. */
function joined({ path }: Environment, paths: readonly (string | undefined)[]): string {
  const folders = paths.flatMap((one) => one?.split(path.delimiter) ?? []).filter((folder) => folder !== '');
  return [...new Set(folders)].join(path.delimiter);
}
