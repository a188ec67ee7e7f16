import type { PlatformPath } from 'node:path';

interface System {
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly path: PlatformPath;
}

/** Our own folder: `SWITCHYARD_HOME`, else where each system keeps a program's data. */
export function dataFolderOf({ home, variables, platform, path }: System): string {
  if (variables.SWITCHYARD_HOME) return path.resolve(variables.SWITCHYARD_HOME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Switchyard');
  if (platform === 'win32')
    return path.join(variables.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Switchyard');
  return path.join(variables.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'switchyard');
}
