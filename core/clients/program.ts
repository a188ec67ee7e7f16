import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { lazily } from '../../shared/lazily.ts';
import type { Environment } from '../environment.ts';
import { searchFolders, variableOf } from './child-process.ts';
import { readJson } from './json-file.ts';
import { askedVersion, versionPattern } from './program-version.ts';

export interface Program {
  /** Absolute, as PATH names it: links are not followed. */
  readonly path: string;
  readonly version?: string;
  /** What this or an earlier file of that name told last, where `version` can't be told: enough to know the product. */
  readonly lastVersion?: string;
}

/**
 * The first program of that name on PATH with its version, read from its package.json or else by running `--version`,
 * which is waited for as long as the environment says.
 */
export async function findProgram(environment: Environment, name: string): Promise<Program | undefined> {
  const path = candidatesOf(environment, name).find((file) => isExecutable(environment, file));
  if (path === undefined) return undefined;
  const version = packageVersion(environment, path, name);
  return version === undefined ? { path, ...(await askedVersion(environment, path, name)) } : { path, version };
}

/** Where to look, in order. */
export function candidatesOf(environment: Environment, name: string): readonly string[] {
  const endings =
    environment.platform === 'win32'
      ? (variableOf(environment, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').toLowerCase().split(';')
      : [''];
  return searchFolders(environment).flatMap((folder) =>
    endings.map((ending) => environment.path.join(folder, name + ending)),
  );
}

/** Looks at once: PATH has dozens of folders, and each trip through the thread pool takes longer than the look. */
function isExecutable({ platform }: Environment, file: string): boolean {
  try {
    if (platform !== 'win32') accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // Not there, or not ours to run: the next entry of PATH counts.
  }
}

const packageJson = lazily(() =>
  z.object({ version: z.string(), bin: z.union([z.string(), z.record(z.string(), z.string())]) }),
);

/** The version in the nearest package.json above the program, if that package says it brings the program. */
function packageVersion({ path }: Environment, program: string, name: string): string | undefined {
  let folder = path.dirname(realpathSync(program));
  for (let height = 0; height < 3; height++, folder = path.dirname(folder)) {
    const found = readJson(path.join(folder, 'package.json'), packageJson());
    if (found === undefined) continue;
    const isItsProgram = typeof found.bin === 'string' || Object.hasOwn(found.bin, name);
    return isItsProgram ? versionPattern.exec(found.version)?.[0] : undefined;
  }
  return undefined;
}
