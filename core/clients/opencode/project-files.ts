import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';

/** The git work tree around the working folder; undefined outside of one. */
export function projectRoot(environment: Environment): string | undefined {
  for (const folder of foldersUp(environment)) {
    if (isThere(environment.path.join(folder, '.git'))) return folder;
  }
  return undefined;
}

/**
 * The files of projects that OpenCode reads from the working folder upwards. It stops at the root of the git work tree;
 * outside of git it goes on to the root of the disk, so that a stray file in any parent counts.
 */
export async function projectFiles(environment: Environment): Promise<readonly string[]> {
  const { join } = environment.path;
  return projectFolders(environment)
    .flatMap((folder) => [folder, join(folder, '.opencode')])
    .filter((folder) => folder !== join(environment.home, '.opencode'))
    .flatMap((folder) => [join(folder, 'opencode.json'), join(folder, 'opencode.jsonc')]);
}

/** The folders in which OpenCode looks for settings of a project, the innermost first. */
export function projectFolders(environment: Environment): readonly string[] {
  if (isSwitchedOn(environment.variables.OPENCODE_DISABLE_PROJECT_CONFIG)) return [];
  const root = projectRoot(environment);
  const folders = foldersUp(environment);
  return folders.slice(0, root === undefined ? folders.length : folders.indexOf(root) + 1);
}

export function isSwitchedOn(variable: string | undefined): boolean {
  return variable === '1' || variable?.toLowerCase() === 'true';
}

function foldersUp({ path, workingFolder }: Environment): readonly string[] {
  const folders = [path.resolve(workingFolder)];
  for (;;) {
    const last = folders.at(-1) ?? '';
    const parent = path.dirname(last);
    if (parent === last) return folders;
    folders.push(parent);
  }
}
