import { homedir, userInfo } from 'node:os';
import { isAbsolute, type PlatformPath } from 'node:path';

interface System {
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly path: PlatformPath;
}

/** An empty or relative `HOME` would make the folder one stands in the home, and so a repository's files the user's own. */
export function systemHome(): string {
  const home = homedir();
  return isAbsolute(home) ? home : userInfo().homedir;
}

/**
 * Our own folder: `SWITCHYARD_HOME`, else where each system keeps a program's data. Always absolute, because live files
 * name the launcher in it; the XDG Base Directory Specification wants relative paths ignored, too.
 */
export function dataFolderOf({ home, variables, platform, path }: System): string {
  const absolute = (folder: string | undefined) => (folder && path.isAbsolute(folder) ? folder : undefined);
  if (variables.SWITCHYARD_HOME) return path.resolve(variables.SWITCHYARD_HOME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Switchyard');
  if (platform === 'win32')
    return path.join(absolute(variables.LOCALAPPDATA) ?? path.join(home, 'AppData', 'Local'), 'Switchyard');
  return path.join(absolute(variables.XDG_DATA_HOME) ?? path.join(home, '.local', 'share'), 'switchyard');
}
