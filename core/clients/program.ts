import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Environment } from '../environment.ts';
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
  const path = await firstExecutable(environment, name);
  if (path === undefined) return undefined;
  const version = (await packageVersion(environment, path, name)) ?? (await askedVersion(environment, path, name));
  return version === undefined ? { path } : { path, version };
}

async function firstExecutable(environment: Environment, name: string): Promise<string | undefined> {
  for (const candidate of candidatesOf(environment, name))
    if (await isExecutable(environment, candidate)) return candidate;
  return undefined;
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

async function isExecutable({ platform }: Environment, file: string): Promise<boolean> {
  try {
    if (platform !== 'win32') await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false; // Not there, or not ours to run: the next entry of PATH counts.
  }
}

const PackageJson = z.object({ version: z.string(), bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The version in the nearest package.json above the program, if that package says it brings the program. */
async function packageVersion({ path }: Environment, program: string, name: string): Promise<string | undefined> {
  let folder = path.dirname(await realpath(program));
  for (let height = 0; height < 3; height++, folder = path.dirname(folder)) {
    const found = await readJson(path.join(folder, 'package.json'), PackageJson);
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
  const file = await realpath(program);
  const { mtimeMs, size } = await stat(file);
  const at = environment.now().getTime();
  const cache = environment.path.join(environment.dataFolder, 'cache', `version-${name}.json`);
  const cached = await readJson(cache, Cached);
  const isSame = cached?.file === file && cached.mtimeMs === mtimeMs && cached.size === size;
  if (cached && isSame && Math.abs(at - cached.at) < cacheAgeMs) return cached.version;
  const { exitCode, stdout } = await runChild(environment, { program, args: ['--version'], timeoutMs });
  const version = exitCode === 0 ? versionPattern.exec(stdout)?.[0] : undefined;
  if (version !== undefined) await writeCache(environment, cache, { file, mtimeMs, size, version, at });
  return version;
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined; // Missing or broken tells nothing, and the other way to the version is taken.
  }
}

async function writeCache(environment: Environment, file: string, value: z.infer<typeof Cached>): Promise<void> {
  const temporary = `${file}.${environment.random(6)}`;
  try {
    await mkdir(environment.path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(temporary, JSON.stringify(value), { mode: 0o600, flag: 'wx' });
    await rename(temporary, file);
  } catch {
    // A cache that can't be written costs time, not truth.
  }
}
