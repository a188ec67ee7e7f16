import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dataFolderOf, systemHome } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { selfOf } from './self.ts';

function platformOf(platform: string): Environment['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

/** The real outside. `script` is the absolute path of the program that runs now. */
export function systemEnvironment(script: string): Environment {
  const home = systemHome();
  const variables = process.env;
  const platform = platformOf(process.platform);
  return {
    home,
    variables,
    platform,
    path,
    workingFolder: process.cwd(),
    dataFolder: dataFolderOf({ home, variables, platform, path }),
    self: selfOf({ variables, path }, process.execPath, script),
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes).toString('hex'),
  };
}
