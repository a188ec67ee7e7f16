import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, processesIn } from '../../clients/processes.ts';
import { findProgram, putProgram } from '../../clients/programs.ts';
import { clientVariables } from '../client-variables.ts';

/** The real Codex in a home of its own, with one provider. */
export interface CodexSession {
  /** A path in the folder in which it works. */
  path(...parts: readonly string[]): string;
  exec(prompt: string, ...words: readonly string[]): Promise<Ended>;
  /** Goes on with the last chat. */
  resume(prompt: string, ...words: readonly string[]): Promise<Ended>;
  stop(): Promise<void>;
}

export function openCodex({ baseUrl, model }: { readonly baseUrl: string; readonly model: string }): CodexSession {
  const program = findProgram('codex');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-codex-')));
  for (const one of ['bin', 'tmp', 'work', program.folder]) mkdirSync(join(folder, one));
  putProgram(program, join(folder, 'bin'));
  writeFileSync(join(folder, program.folder, 'config.toml'), configOf(baseUrl, model));
  const variables = { ...clientVariables(folder), CODEX_HOME: join(folder, program.folder) };
  const { run, stop } = processesIn(join(folder, 'work'), variables);
  return {
    path: (...parts) => join(folder, 'work', ...parts),
    exec: (prompt, ...words) => run(program.name, [...program.words, ...words, prompt]),
    resume: (prompt, ...words) =>
      run(program.name, ['exec', 'resume', '--last', '--skip-git-repo-check', ...words, prompt]),
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** With the key of a command: only then does Codex ask for the catalogue. Its own sandbox needs what containers lack. */
function configOf(baseUrl: string, model: string): string {
  return `model = "${model}"
model_provider = "bridge"
approval_policy = "never"
sandbox_mode = "danger-full-access"

[model_providers.bridge]
name = "Bridge"
base_url = "${baseUrl}"

[model_providers.bridge.auth]
command = "echo"
args = ["key-of-the-bridge"]
`;
}
