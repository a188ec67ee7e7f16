import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Environment } from '../environment.ts';
import { makePrivateFolder } from '../files/disk.ts';
import { runNow } from '../files/steps.ts';
import { replaceWhole } from '../files/whole-file.ts';
import { runChild, searchFolders, variableOf } from './child-process.ts';

export interface Program {
  /** Absolute, as PATH names it: links are not followed. */
  readonly path: string;
  readonly version?: string;
}

const timeoutMs = 5000;
/** Shims of version managers stay the same file when the program behind them is replaced. */
const cacheAgeMs = 24 * 60 * 60 * 1000;
const versionPattern = /\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?/;

/** The first program of that name on PATH with its version, read from its package.json or else by running `--version`. */
export async function findProgram(environment: Environment, name: string): Promise<Program | undefined> {
  const path = candidatesOf(environment, name).find((file) => isExecutable(environment, file));
  if (path === undefined) return undefined;
  const version = packageVersion(environment, path, name) ?? (await askedVersion(environment, path, name));
  return version === undefined ? { path } : { path, version };
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

const PackageJson = z.object({ version: z.string(), bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The version in the nearest package.json above the program, if that package says it brings the program. */
function packageVersion({ path }: Environment, program: string, name: string): string | undefined {
  let folder = path.dirname(realpathSync(program));
  for (let height = 0; height < 3; height++, folder = path.dirname(folder)) {
    const found = readJson(path.join(folder, 'package.json'), PackageJson);
    if (found === undefined) continue;
    const isItsProgram = typeof found.bin === 'string' || Object.hasOwn(found.bin, name);
    return isItsProgram ? versionPattern.exec(found.version)?.[0] : undefined;
  }
  return undefined;
}

const Cached = z.object({
  file: z.string(),
  mtimeMs: z.number(),
  size: z.number(),
  version: z.string(),
  at: z.number(),
});

/** What `--version` says, remembered in our own folder for as long as the file stays the same. */
async function askedVersion(environment: Environment, program: string, name: string): Promise<string | undefined> {
  const file = realpathSync(program);
  const { mtimeMs, size } = statSync(file);
  const at = environment.now().getTime();
  const cache = environment.path.join(environment.dataFolder, 'cache', `version-${name}.json`);
  const cached = readJson(cache, Cached);
  const isSame = cached?.file === file && cached.mtimeMs === mtimeMs && cached.size === size;
  if (cached && isSame && Math.abs(at - cached.at) < cacheAgeMs) return cached.version;
  const { exitCode, stdout } = await runChild(environment, { program, args: ['--version'], timeoutMs });
  const version = exitCode === 0 ? versionPattern.exec(stdout)?.[0] : undefined;
  if (version !== undefined) writeCache(environment, cache, { file, mtimeMs, size, version, at });
  return version;
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined; // Missing or broken tells nothing, and the other way to the version is taken.
  }
}

function writeCache({ platform }: Environment, file: string, value: z.infer<typeof Cached>): void {
  try {
    makePrivateFolder(dirname(file));
    runNow(replaceWhole(file, JSON.stringify(value), platform, 0o600));
  } catch {
    // A cache that can't be written costs time, not truth.
  }
}
