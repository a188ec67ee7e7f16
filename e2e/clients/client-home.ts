import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Problem } from '../../shared/problem.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { type ProgramName, putProgram } from './programs.ts';
import { type Leak, watchProcesses } from './witness.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A program that goes on running. */
export interface Running {
  /** Waits until it has said `text`; throws with all it said when it ends before. */
  says(text: string): Promise<void>;
}

/** A home of its own with real clients on PATH, a real Secret Service, and nothing of the person who runs the test. */
export interface ClientHome {
  readonly folder: string;
  /** The keys of this home's providers, made up anew each time. */
  readonly keys: { readonly a: string; readonly b: string };
  readonly keychain: SecretService;
  /** Where one of `keys` was seen in the arguments or the environment of any process while `run` ran. */
  readonly leaks: readonly Leak[];
  /** The first words of the processes that were looked at. */
  readonly watched: ReadonlySet<string>;
  path(...parts: readonly string[]): string;
  /** Runs a program of this home's PATH to its end. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Starts a program of this home's PATH that runs until `stop`. */
  start(program: string, args: readonly string[], variables?: RunOptions['variables']): Running;
  /** Runs the built terminal face; gives its stdout, and throws with all it said unless it ends with 0. */
  switchyard(args: readonly string[], input?: string): Promise<string>;
  /** Runs the built terminal face and gives the one problem it ends in; throws when it ends otherwise. */
  refused(args: readonly string[]): Promise<Problem>;
  stop(): Promise<void>;
}

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

/** Real clients on a slow machine; the test's own limit comes first where it is shorter. */
const limitMs = 170_000;

function variablesOf(folder: string, keychain: SecretService): Record<string, string> {
  return {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local', 'share'),
    XDG_STATE_HOME: join(folder, '.local', 'state'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    CODEX_HOME: join(folder, '.codex'),
    SWITCHYARD_HOME: join(folder, '.local', 'share', 'switchyard'),
    // Below the home as well, so that the search for keys also sees what clients leave in temporary folders.
    TMPDIR: join(folder, 'tmp'),
    PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    LANG: 'C.UTF-8',
    // Nothing listens there: what a client wants from the internet fails at once, and the test needs none of it.
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
    DBUS_SESSION_BUS_ADDRESS: keychain.variables.DBUS_SESSION_BUS_ADDRESS ?? '',
  };
}

export async function enterHome(programs: readonly ProgramName[]): Promise<ClientHome> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-client-')));
  for (const name of ['bin', 'tmp', 'work', '.cache', '.codex', '.config', '.local/share', '.local/state'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const program of programs) putProgram(program, join(folder, 'bin'));
  const keychain = await startSecretService();
  const variables = variablesOf(folder, keychain);
  const keys = { a: `sk-a-${randomBytes(18).toString('hex')}`, b: `sk-b-${randomBytes(18).toString('hex')}` };
  const watch = watchProcesses(Object.values(keys));
  const running = new Set<ChildProcess>();

  const start = (program: string, args: readonly string[], more: RunOptions['variables'] = {}): ChildProcess => {
    const child = spawn(program, args, {
      cwd: join(folder, 'work'),
      env: { ...variables, ...more },
      // A group of its own, so that the end of a test is the end of everything it started.
      detached: true,
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  const run: ClientHome['run'] = (program, args, options = {}) =>
    toEnd(start(program, args, options.variables), options.input);

  return {
    folder,
    keys,
    keychain,
    leaks: watch.leaks,
    watched: watch.watched,
    path: (...parts) => join(folder, ...parts),
    run,
    start: (program, args, more) => listenTo(start(program, args, more)),
    switchyard: async (args, input) => {
      const ended = await run(process.execPath, [cli, ...args], input === undefined ? {} : { input });
      if (ended.code !== 0) throw unexpectedEnd(args, ended);
      return ended.stdout;
    },
    refused: async (args) => {
      const ended = await run(process.execPath, [cli, '--json', ...args]);
      const reply: { readonly ok: boolean; readonly problem: Problem } = JSON.parse(ended.stdout);
      if (ended.code !== 1 || reply.ok) throw unexpectedEnd(args, ended);
      return reply.problem;
    },
    stop: async () => {
      watch.stop();
      for (const child of running) await end(child);
      await keychain.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function unexpectedEnd(args: readonly string[], { code, stdout, stderr }: Ended): Error {
  return new Error(`switchyard ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
}

function listenTo(child: ChildProcess): Running {
  let said = '';
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      child.emit('said');
    });
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (said.includes(text)) resolve();
          else if (child.exitCode !== null) reject(new Error(`ended with ${child.exitCode}\n${said}`));
          else child.once('said', check);
        };
        child.once('close', check);
        check();
      }),
  };
}

function toEnd(child: ChildProcess, input: string | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const output = { stdout: '', stderr: '' };
    const timer = setTimeout(() => void end(child), limitMs);
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...output });
    });
    // A program that ends without reading its input is no failure of the test.
    child.stdin?.on('error', () => undefined).end(input ?? '');
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
}
