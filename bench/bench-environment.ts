import path, { join } from 'node:path';
import type { Environment } from '../core/environment.ts';

/** A person's surroundings on Linux with nothing but the folders of `home`, of which `bin` is the PATH. */
export function benchEnvironment(home: string): Environment {
  let serial = 0;
  return {
    home,
    variables: { HOME: home, PATH: join(home, 'bin') },
    platform: 'linux',
    path: path.posix,
    workingFolder: home,
    dataFolder: join(home, 'switchyard'),
    self: [process.execPath, join(import.meta.dirname, '..', 'dist', 'switchyard.cjs')],
    now: () => new Date(),
    random: (bytes) => {
      serial += 1;
      return serial.toString(16).padStart(bytes * 2, '0');
    },
  };
}
