import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import type { ClientPlaces, Installation } from '../client.ts';
import { findProgram, type Program } from '../program.ts';
import { facts } from './facts.ts';
import { projectRoot } from './project-files.ts';

/** Two products read the same files: `opencode-ai` (1.x) and `@opencode/cli` (2.x, `opencode v2.0.15`). */
export type Product = 'v1' | 'v2';

export function productOf(version: string | undefined): Product | undefined {
  if (version === undefined) return undefined;
  return /^[01]\./.test(version) ? 'v1' : 'v2';
}

/** The folder of the global settings, on every system the same: OpenCode has no branch for Windows or macOS here. */
export function configFolder({ home, path, variables }: Environment): string {
  return path.join(variables.XDG_CONFIG_HOME || path.join(home, '.config'), 'opencode');
}

/**
 * The files of `folder`, the one that outranks the others first. Where none is there, the first is the one to make:
 * OpenCode 1 makes it itself at its first start, and then overrides an `opencode.json` key by key.
 */
export function globalFiles({ path }: Environment, folder: string, product: string | undefined): readonly string[] {
  const names = ['opencode.jsonc', 'opencode.json', ...(product === 'v2' ? [] : ['config.json'])];
  return names.map((name) => path.join(folder, name));
}

export async function findOpencode(environment: Environment): Promise<Installation> {
  const program = await findOpencodeProgram(environment);
  // A program that does not tell now is most likely still the product that it was.
  const product = productOf(program?.version ?? program?.lastVersion);
  const folder = chooseFolder(environment, product);
  const liveFile = chooseLiveFile(environment, folder, product);
  return {
    client: 'opencode',
    isFound: program !== undefined || isThere(liveFile),
    ...(program && { program: program.path }),
    ...(program?.version !== undefined && { version: program.version }),
    ...(product && { product }),
    folder,
    liveFile,
    environment,
  };
}

/**
 * OpenCode 1 keeps logins in auth.json; OpenCode 2 takes them over once and then keeps them in its database, which the
 * folder holds as well. Both follow `XDG_DATA_HOME` on every system, and load no file of variables.
 */
export function placesOfOpencode({ environment: { home, path, variables } }: Installation): ClientPlaces {
  const data = path.join(variables.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'opencode');
  return { dataFolders: [data], loginStores: [path.join(data, 'auth.json')], variableFiles: [] };
}

async function findOpencodeProgram(environment: Environment): Promise<Program | undefined> {
  const { path, home } = environment;
  const PATH = facts.programFolders.map((folder) => path.join(home, folder)).join(path.delimiter);
  return (
    (await findProgram(environment, 'opencode')) ?? findProgram({ ...environment, variables: { PATH } }, 'opencode')
  );
}

/**
 * The folder of the settings. Else `OPENCODE_CONFIG_DIR` stands in for the global folder in OpenCode 2; OpenCode 1 reads
 * it besides (see `readShadows`).
 */
function chooseFolder(environment: Environment, product: Product | undefined): string {
  if (environment.folders?.opencode !== undefined) return environment.folders.opencode;
  const replaced = environment.variables.OPENCODE_CONFIG_DIR;
  return replaced && product !== 'v1'
    ? environment.path.resolve(environment.workingFolder, replaced)
    : configFolder(environment);
}

/**
 * `OPENCODE_CONFIG` outranks the global files with every key, so a choice takes effect there and nowhere else. Unless the
 * settings name a folder, or it names a file of the project one stands in: those are never ours to write (checklist C14).
 * Then it is a shadow.
 */
function chooseLiveFile(environment: Environment, folder: string, product: Product | undefined): string {
  const named = environment.folders?.opencode === undefined ? namedFile(environment) : undefined;
  if (named !== undefined && !isInProject(environment, named)) return named;
  const files = globalFiles(environment, folder, product);
  for (const file of files) if (isThere(file)) return file;
  return files[0] ?? folder;
}

export function namedFile({ path, variables, workingFolder }: Environment): string | undefined {
  const named = variables.OPENCODE_CONFIG;
  return named ? path.resolve(workingFolder, named) : undefined;
}

function isInProject(environment: Environment, file: string): boolean {
  const root = projectRoot(environment);
  // A home kept in git is no project.
  if (root === undefined || root === environment.home) return false;
  const inside = environment.path.relative(root, file);
  return !inside.startsWith('..') && !environment.path.isAbsolute(inside);
}
