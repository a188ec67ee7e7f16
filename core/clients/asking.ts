import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../environment.ts';
import { withScratch } from '../files/scratch.ts';
import type { Answer, Question } from './acceptance.ts';
import { runChild, variableOf } from './child-process.ts';
import { endLeftOvers } from './left-overs.ts';

/** Version managers put programs of their own before the real ones; without these they don't find those. */
const managers = ['VOLTA_HOME', 'ASDF_DIR', 'ASDF_DATA_DIR', 'MISE_DATA_DIR', 'NVM_DIR', 'FNM_DIR', 'PNPM_HOME'];

/**
 * Asks a client's own program about copies of its settings, in a scratch folder which is its home, its working folder and
 * its temporary folder: nothing of the person's is changed, nothing is left running, and no key is in reach. Throws what
 * `withScratch` throws.
 */
export async function askProgram(environment: Environment, question: Question): Promise<Answer> {
  return withScratch(environment, async (scratch) => {
    makeOwnFolders(scratch);
    for (const { name, text } of question.files) putCopy(join(scratch, name), text);
    try {
      const result = await runChild(environment, {
        program: question.program,
        args: question.args,
        variables: { ...ownFolders(environment, scratch), ...question.variables(scratch) },
        folder: join(scratch, 'work'),
        timeoutMs: question.timeoutMs,
      });
      return question.understand(result, scratch);
    } finally {
      await endLeftOvers(environment, scratch, question.leaves);
    }
  });
}

/** What a program finds of a home in the scratch folder before anything is put there. */
export function makeOwnFolders(scratch: string): void {
  for (const name of ['home', 'work', 'tmp']) mkdirSync(join(scratch, name));
}

/** A file of settings in the scratch folder, for nobody else to read. */
export function putCopy(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
}

/** Everything that a program may take for a place of the person's leads into the scratch folder. */
export function ownFolders(environment: Environment, scratch: string): Record<string, string> {
  const home = join(scratch, 'home');
  const temporary = join(scratch, 'tmp');
  const known = managers.flatMap((name) => {
    const value = variableOf(environment, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(known),
    ...{ HOME: home, USERPROFILE: home, APPDATA: join(home, 'AppData'), LOCALAPPDATA: join(home, 'AppData') },
    ...{ XDG_CONFIG_HOME: join(scratch, 'config'), XDG_DATA_HOME: join(scratch, 'data') },
    ...{ XDG_STATE_HOME: join(scratch, 'state'), XDG_CACHE_HOME: join(scratch, 'cache') },
    ...{ XDG_RUNTIME_DIR: temporary, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  };
}
