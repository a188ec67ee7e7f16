import type { Environment } from './environment.ts';

type Outside = Pick<Environment, 'variables' | 'path'>;

/**
 * How to start this very program again, in a way that still holds tomorrow. An AppImage is mounted at another place at
 * each start: it is the image that is named, whose `--command` is the terminal. Its variables are inherited by whatever
 * it starts, so they count only for a program that lies in it.
 */
export function selfOf({ variables, path }: Outside, program: string, script: string): Environment['self'] {
  const { APPIMAGE, APPDIR } = variables;
  if (!APPIMAGE || !APPDIR || !path.isAbsolute(APPIMAGE)) return [program, script];
  const isInside = [program, script].some((one) => one.startsWith(path.join(APPDIR, path.sep)));
  return isInside ? [APPIMAGE, '--command'] : [program, script];
}
