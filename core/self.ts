import type { Environment } from './environment.ts';
import { lastingNode } from './node-programs.ts';

type Outside = Pick<Environment, 'home' | 'variables' | 'platform' | 'path' | 'workingFolder'>;

/**
 * How to start this very program again, in a way that still holds tomorrow. An AppImage is mounted at another place at
 * each start: it is the image that is named, whose `--command` is the terminal. Its variables are inherited by whatever
 * it starts, so they count only for a program that lies in it. A Node is named as PATH does, not by its version.
 */
export function selfOf(outside: Outside, program: string, script: string): Environment['self'] {
  const { variables, path } = outside;
  const { APPIMAGE, APPDIR } = variables;
  const isIn = (folder: string) => [program, script].some((one) => one.startsWith(path.join(folder, path.sep)));
  if (APPIMAGE && APPDIR && path.isAbsolute(APPIMAGE) && isIn(APPDIR)) return [APPIMAGE, '--command'];
  return [lastingNode(outside, program), script];
}
