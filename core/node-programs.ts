import { realpathSync, statSync } from 'node:fs';
import { searchFolders, variableOf } from './clients/child-process.ts';
import type { Environment } from './environment.ts';
import { isInside, isTrustedFolder } from './trusted-folder.ts';

type Outside = Pick<Environment, 'home' | 'variables' | 'path' | 'platform' | 'workingFolder'>;

/** Where a Node may be found tomorrow that is not the one that runs now. */
export interface NodePlaces {
  /** Folders that hold a Node itself, the likeliest first. */
  readonly folders: readonly string[];
  /** Folders of version managers with one folder for each version, named `v24.1.0`, and where a Node lies in it. */
  readonly versions: readonly { readonly folder: string; readonly inside: string }[];
}

/** Whether this program is a Node, and not an app that brings its own. */
export function isNode({ path }: Pick<Outside, 'path'>, program: string): boolean {
  return /^node(js)?(\.exe)?$/i.test(path.basename(program));
}

/**
 * A name of this Node that outlives it. `process.execPath` names one version (Homebrew's `Cellar/node/24.1.0`), while the
 * link in a folder of PATH leads to whatever is installed. Without such a link it is the program itself.
 */
export function lastingNode(outside: Outside, program: string): string {
  const { path } = outside;
  const file = realPath(program);
  if (file === undefined || !isNode(outside, program)) return program;
  const folder = pathFolders(outside).find(
    (one) =>
      realPath(path.join(one, path.basename(program))) === file &&
      realPath(one) !== path.dirname(file) &&
      isTrustedFolder(outside, one),
  );
  return folder === undefined ? program : path.join(folder, path.basename(program));
}

/** What PATH names now, and where installers and version managers put a Node. */
export function nodePlaces(outside: Outside): NodePlaces {
  const usual = outside.platform === 'win32' ? usualOnWindows(outside) : usualElsewhere(outside);
  // A folder that is not there yet counts where it is only ours to make, which is to say in the home.
  const isUsable = (folder: string) =>
    isTrustedFolder(outside, folder) ||
    (realPath(folder) === undefined && isInside(outside.path, outside.home, folder));
  const named = pathFolders(outside).filter((folder) => isTrustedFolder(outside, folder));
  const folders = [...named, ...usual.folders.filter(isUsable)];
  return { folders: unlike(folders), versions: usual.versions.filter(({ folder }) => isUsable(folder)) };
}

/**
 * The folders of PATH that no repository can fill. fnm makes one for each shell, which goes with it; npm
 * puts the folder of a repository's own programs in front.
 */
function pathFolders(outside: Outside): readonly string[] {
  const { home, workingFolder } = outside;
  const isProject = !isInside(outside.path, workingFolder, home);
  return searchFolders(outside).filter(
    (folder) =>
      !/[\\/](fnm_multishells|node_modules)[\\/]/.test(folder) &&
      !(isProject && isInside(outside.path, workingFolder, folder)),
  );
}

function usualElsewhere(outside: Outside): NodePlaces {
  const { home, path, platform } = outside;
  const below = (...names: readonly string[]) => path.join(home, ...names);
  const nvm = absoluteVariable(outside, 'NVM_DIR') ?? below('.nvm');
  const fnm = platform === 'darwin' ? below('Library', 'Application Support', 'fnm') : below('.local', 'share', 'fnm');
  const fnms = [absoluteVariable(outside, 'FNM_DIR'), fnm, below('.fnm')].filter((one) => one !== undefined);
  return {
    folders: [
      '/usr/local/bin',
      '/opt/homebrew/bin',
      '/usr/bin',
      '/home/linuxbrew/.linuxbrew/bin',
      '/opt/local/bin',
      '/snap/bin',
      '/run/current-system/sw/bin',
      ...fnms.map((folder) => path.join(folder, 'aliases', 'default', 'bin')),
      below('n', 'bin'),
      below('.local', 'bin'),
      below('.nix-profile', 'bin'),
      // Shims last: they start a version manager first.
      below('.volta', 'bin'),
      below('.local', 'share', 'mise', 'shims'),
      below('.asdf', 'shims'),
      below('.nodenv', 'shims'),
    ],
    versions: [
      { folder: path.join(nvm, 'versions', 'node'), inside: 'bin' },
      ...fnms.map((folder) => ({
        folder: path.join(folder, 'node-versions'),
        inside: path.join('installation', 'bin'),
      })),
    ],
  };
}

function usualOnWindows(outside: Outside): NodePlaces {
  const { path } = outside;
  const below = (name: string, ...names: readonly string[]) => {
    const folder = absoluteVariable(outside, name);
    return folder === undefined ? [] : [path.join(folder, ...names)];
  };
  return {
    folders: [
      ...below('ProgramFiles', 'nodejs'),
      ...below('LOCALAPPDATA', 'Programs', 'nodejs'),
      ...below('NVM_SYMLINK'),
      ...below('APPDATA', 'fnm', 'aliases', 'default'),
      ...below('FNM_DIR', 'aliases', 'default'),
      ...below('ProgramFiles', 'Volta'),
      ...below('LOCALAPPDATA', 'Volta', 'bin'),
      ...below('LOCALAPPDATA', 'mise', 'shims'),
    ],
    versions: [],
  };
}

function absoluteVariable(outside: Outside, name: string): string | undefined {
  const value = variableOf(outside, name);
  return value && outside.path.isAbsolute(value) ? value : undefined;
}

/** Each folder once, also where two names lead to it. */
function unlike(folders: readonly string[]): readonly string[] {
  const places = folders.map((folder) => realPath(folder) ?? folder);
  return folders.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

function realPath(file: string): string | undefined {
  try {
    // Most of these places are not there, and an error costs more than a look.
    return statSync(file, { throwIfNoEntry: false }) && realpathSync.native(file);
  } catch {
    return undefined; // Not there.
  }
}
