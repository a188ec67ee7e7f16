import { rmSync } from 'node:fs';
import type { Environment } from './environment.ts';

type Outside = Pick<Environment, 'home' | 'variables' | 'path'>;

/** Where a Linux desktop looks for what to start at login (XDG autostart specification). */
export function autostartFile({ home, variables, path }: Outside): string {
  const config = variables.XDG_CONFIG_HOME;
  const folder = config && path.isAbsolute(config) ? config : path.join(home, '.config');
  return path.join(folder, 'autostart', 'switchyard.desktop');
}

/** What the app wrote so that it starts at login. Where the system keeps a list of its own, only the app can take it back. */
export function removeAutostart(environment: Outside & Pick<Environment, 'platform'>): void {
  if (environment.platform === 'linux') rmSync(autostartFile(environment), { force: true });
}
