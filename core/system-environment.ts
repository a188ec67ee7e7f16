import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dataFolderOf, systemHome } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { currentPlatform } from './files/platform.ts';
import { selfOf } from './self.ts';

/** The real outside. `script` is the absolute path of the program that runs now. */
export function systemEnvironment(script: string): Environment {
  const home = systemHome();
  const variables = process.env;
  const platform = currentPlatform();
  const outside = { home, variables, platform, path, workingFolder: process.cwd() };
  return {
    ...outside,
    dataFolder: dataFolderOf(outside),
    self: selfOf(outside, process.execPath, script),
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes).toString('hex'),
  };
}
