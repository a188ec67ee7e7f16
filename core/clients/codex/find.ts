import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import { variableOf } from '../child-process.ts';
import type { Installation } from '../client.ts';
import { findProgram } from '../program.ts';

/** `$CODEX_HOME`, taken from the working folder when relative; empty counts as unset. */
export function codexHome(environment: Environment): { readonly folder: string; readonly isChosen: boolean } {
  const { path, home, workingFolder } = environment;
  const chosen = variableOf(environment, 'CODEX_HOME');
  return chosen
    ? { folder: path.resolve(workingFolder, chosen), isChosen: true }
    : { folder: path.join(home, '.codex'), isChosen: false };
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
