import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import { variableOf } from '../child-process.ts';
import type { ClientPlaces, Installation } from '../client.ts';
import { findProgram } from '../program.ts';

interface CodexHome {
  readonly folder: string;
  /** Who named it; missing for the folder that Codex takes by itself. */
  readonly chosenBy?: 'CODEX_HOME' | 'settings';
}

/** The folder of the settings, else `$CODEX_HOME`, taken from the working folder when relative; empty counts as unset. */
export function codexHome(environment: Environment): CodexHome {
  const { path, home, workingFolder, folders } = environment;
  if (folders?.codex !== undefined) return { folder: folders.codex, chosenBy: 'settings' };
  const chosen = variableOf(environment, 'CODEX_HOME');
  return chosen
    ? { folder: path.resolve(workingFolder, chosen), chosenBy: 'CODEX_HOME' }
    : { folder: path.join(home, '.codex') };
}

export async function findCodex(environment: Environment): Promise<Installation> {
  const { folder } = codexHome(environment);
  const liveFile = environment.path.join(folder, 'config.toml');
  const program = await findProgram(environment, 'codex');
  return {
    client: 'codex',
    isFound: program !== undefined || isThere(liveFile),
    ...(program && { program: program.path }),
    ...(program?.version !== undefined && { version: program.version }),
    folder,
    liveFile,
    environment,
  };
}

/** Codex loads `.env` of its own folder alone, none of the working folder (measured on 0.169.0). */
export function placesOfCodex({ folder, environment: { path } }: Installation): ClientPlaces {
  return {
    dataFolders: [folder],
    loginStores: [path.join(folder, 'auth.json')],
    variableFiles: [path.join(folder, '.env')],
  };
}
