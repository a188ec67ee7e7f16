import type { Environment } from '../environment.ts';

export type Platform = Environment['platform'];

/** Which of the systems that we know this one is, or is most alike, for those who have no environment at hand. */
export function currentPlatform(): Platform {
  return process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
}
