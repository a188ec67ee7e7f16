import { existsSync, readdirSync } from 'node:fs';
import type { Environment } from '../core/environment.ts';
import { clientFacts } from '../shared/client-id.ts';

/** Below the home: where installers of the clients and of Node put programs. */
const belowHome = [
  '.local/bin',
  'bin',
  ...Object.values(clientFacts).flatMap(({ programFolders = [] }) => programFolders),
  '.npm-global/bin',
  '.bun/bin',
  '.volta/bin',
  '.local/share/mise/shims',
  '.asdf/shims',
  '.cargo/bin',
];

const ofEverybody = ['/opt/homebrew/bin', '/usr/local/bin', '/home/linuxbrew/.linuxbrew/bin', '/usr/bin', '/bin'];

/** Folders with programs that are there although no PATH named them to us. */
export function usualFolders({ home, path }: Pick<Environment, 'home' | 'path'>): readonly string[] {
  const own = belowHome.map((folder) => path.join(home, folder));
  const nodes = path.join(home, '.nvm', 'versions', 'node');
  // nvm has a folder for each version; the newest is the one that a new shell mostly gets.
  const versions = list(nodes).toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  return [...own, ...versions.map((version) => path.join(nodes, version, 'bin')), ...ofEverybody].filter((folder) =>
    existsSync(folder),
  );
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no nvm.
  }
}
