import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientId } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import { clientVariables } from '../support/client-variables.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { type Ended, type Processes, processesIn } from './processes.ts';
import { findProgram, type ProgramName, programs, putProgram } from './programs.ts';
import { type Sighting, snapshot, watchProcesses } from './witness.ts';

/** A home of its own with one real client on PATH, a real Secret Service, and nothing of the person who runs the test. */
export interface ClientHome extends Pick<Processes, 'run' | 'start'> {
  readonly folder: string;
  /** The keys of this home's providers, made up anew each time. */
  readonly keys: { readonly a: string; readonly b: string };
  readonly keychain: SecretService;
  /** What was seen of all processes of this machine since the home was entered. */
  readonly sighting: Sighting;
  path(...parts: readonly string[]): string;
  readonly client: ClientId;
  /** All of the home but what the client keeps for itself. */
  snapshot(): Readonly<Record<string, string>>;
  /** Has the client answer a prompt, with `words` of its own before it; gives its stdout, and throws unless it ends with 0. */
  ask(...words: readonly string[]): Promise<string>;
  /** Runs the built terminal face; gives its stdout, and throws with all it said unless it ends with 0. */
  switchyard(args: readonly string[], input?: string): Promise<string>;
  /** `switchyard use` for this client. */
  use(...words: readonly string[]): Promise<string>;
  /** Runs the built terminal face and gives the one problem it ends in; throws when it ends otherwise. */
  refused(args: readonly string[]): Promise<Problem>;
  stop(): Promise<void>;
}

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

/** What every desktop session has; clients and we make what is missing. */
const folders = ['bin', 'tmp', 'work', '.cache', '.config', '.local/share', '.local/state'];

function variablesOf(folder: string, keychain: SecretService): Record<string, string> {
  return {
    ...clientVariables(folder),
    CODEX_HOME: join(folder, programs.codex.folder),
    SWITCHYARD_HOME: join(folder, '.local', 'share', 'switchyard'),
    DBUS_SESSION_BUS_ADDRESS: keychain.variables.DBUS_SESSION_BUS_ADDRESS ?? '',
  };
}

export async function enterHome(name: ProgramName): Promise<ClientHome> {
  const program = findProgram(name);
  const keychain = await startSecretService();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-client-')));
  for (const one of folders) mkdirSync(join(folder, one), { recursive: true });
  mkdirSync(join(folder, program.folder), { mode: 0o700 });
  putProgram(program, join(folder, 'bin'));
  const variables = { ...variablesOf(folder, keychain), ...program.variables };
  const { run, start, stop } = processesIn(join(folder, 'work'), variables);
  const keys = { a: `sk-a-${randomBytes(18).toString('hex')}`, b: `sk-b-${randomBytes(18).toString('hex')}` };
  const watch = watchProcesses(Object.values(keys));
  const switchyard: ClientHome['switchyard'] = async (args, input) =>
    stdoutOf(args, await run(process.execPath, [cli, ...args], input === undefined ? {} : { input }));

  return {
    folder,
    keys,
    keychain,
    run,
    start,
    switchyard,
    sighting: watch.sighting,
    path: (...parts) => join(folder, ...parts),
    client: program.client,
    snapshot: () => snapshot(folder, program.data),
    ask: async (...words) => {
      const args = [...program.words, ...words, 'say hi'];
      return stdoutOf([program.name, ...args], await run(program.name, args));
    },
    use: (...words) => switchyard(['use', ...words, '--client', program.client]),
    refused: async (args) => {
      const ended = await run(process.execPath, [cli, '--json', ...args]);
      const reply: { readonly ok: boolean; readonly problem: Problem } = JSON.parse(ended.stdout);
      if (ended.code !== 1 || reply.ok) throw unexpectedEnd(args, ended);
      return reply.problem;
    },
    stop: async () => {
      watch.stop();
      await stop();
      await keychain.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function stdoutOf(command: readonly string[], ended: Ended): string {
  if (ended.code !== 0) throw unexpectedEnd(command, ended);
  return ended.stdout;
}

function unexpectedEnd(command: readonly string[], { code, stdout, stderr }: Ended): Error {
  return new Error(`${command.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
}
