import { existsSync, readFileSync, rmSync } from 'node:fs';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Environment } from '../environment.ts';
import type { Keychain } from './keychain.ts';
import { isMissing, writePrivateFile } from './private-file.ts';

type Home = Pick<Environment, 'home' | 'path'>;

/** Made by the demo itself (`build/demo`): where it is missing, somebody only set the demo's variable. */
export function demoKeychainFolder({ home, path }: Home): string {
  return path.join(home, '.demo-keychain');
}

/**
 * What stands for the keychain in a throw-away home: files in that home, so that everything can be pressed and nothing
 * reaches the keychain of the person who looks. Never used for a home in which the demo did not make the folder.
 */
export function demoKeychain(home: Home): Keychain {
  const folder = demoKeychainFolder(home);
  const fileOf = (ref: string): string => {
    if (existsSync(folder)) return home.path.join(folder, ref.replace('#', '.'));
    throw new AppError(problemOf('keychain-of-demo'));
  };
  return {
    get: async (ref) => readIfThere(fileOf(ref)),
    set: async (ref, key) => writePrivateFile(fileOf(ref), key),
    delete: async (ref) => rmSync(fileOf(ref), { force: true }),
    check: async () => void fileOf('check'),
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
