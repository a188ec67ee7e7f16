import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clientIds } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import type { PrivateBus } from '../support/secret-service.ts';

export interface Ended {
  /** null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** What is piped in; stdin is at its end otherwise. */
  readonly input?: string | Uint8Array;
  /** Added to the home's own; undefined takes one away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** A person's home, in which the built program runs as a process of its own. */
export interface Terminal {
  readonly home: string;
  readonly variables: Readonly<Record<string, string>>;
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs what must end with 0; gives stdout. */
  done(args: readonly string[], options?: RunOptions): Promise<string>;
  /** Runs it with `--json` and gives the value. */
  value<Value>(args: readonly string[], options?: RunOptions): Promise<Value>;
  /** Runs what must end with 1, in both forms; gives the problem. */
  problem(args: readonly string[], options?: RunOptions): Promise<SaidProblem>;
  path(...parts: readonly string[]): string;
  write(path: string, content: string | Uint8Array): string;
  read(path: string): string;
  close(): void;
}

export const script = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

/** `bus` leads to a keychain; without one there is none. In a value of `more`, `$HOME` stands for the home. */
export function openTerminal(bus?: PrivateBus, more: Readonly<Record<string, string>> = {}): Terminal {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-terminal-')));
  for (const folder of ['bin', 'work']) mkdirSync(join(home, folder));
  const variables = {
    HOME: home,
    PATH: join(home, 'bin'),
    TMPDIR: join(home, 'work'),
    DBUS_SESSION_BUS_ADDRESS: bus?.variables.DBUS_SESSION_BUS_ADDRESS ?? `unix:path=${home}/no-bus`,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value.replaceAll('$HOME', home)])),
  };
  const start: Terminal['start'] = (args, options = {}) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: join(home, 'work'),
      env: definedOf({ ...variables, ...options.variables }),
    });
    // It may end without reading its input.
    child.stdin.on('error', () => undefined).end(options.input ?? '');
    return child;
  };
  const terminal: Terminal = {
    home,
    variables,
    start,
    run: (args, options) => toEnd(start(args, options)),
    done: async (args, options) => {
      const ended = await terminal.run(args, options);
      if (ended.code === 0) return ended.stdout;
      throw new Error(`switchyard ${args.join(' ')}: ${ended.code}\n${ended.stdout}\n${ended.stderr}`);
    },
    value: async (args, options) => JSON.parse(await terminal.done([...args, '--json'], options)).value,
    problem: async (args, options) => toProblem(await terminal.run([...args, '--json'], options)),
    path: (...parts) => join(home, ...parts),
    write: (path, content) => {
      const file = join(home, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    read: (path) => readFileSync(join(home, path), 'utf8'),
    close: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
  return terminal;
}

function definedOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function toEnd(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

/** A problem with its words, as the terminal's JSON has it. */
export type SaidProblem = Problem & { readonly message: string; readonly fix: string };

/** The one problem that a command ended with; throws when it is not one that helps a person. */
export function toProblem({ code, stdout, stderr }: Ended): SaidProblem {
  const reply = JSON.parse(stdout) as { ok: boolean; problem: SaidProblem };
  const { problem } = reply;
  const isClear =
    reply.ok === false && problem.code !== 'unexpected' && problem.message.length > 10 && problem.fix.length > 10;
  if (code === 1 && stderr === '' && isClear && !/\n\s+at |undefined|\[object/.test(stdout)) return problem;
  throw new Error(`not one clear problem: ${code}\n${stdout}\n${stderr}`);
}

/** One keychain serves all tests of a file; each starts with none of our keys in it. */
export function clearKeychain(bus: PrivateBus): void {
  // Ends with 1 where there was nothing.
  spawnSync('secret-tool', ['clear', 'service', 'switchyard'], { env: bus.variables });
}

/** A program on the home's PATH that only knows its version. */
export function putProgram(terminal: Terminal, name: string, version: string): void {
  chmodSync(terminal.write(join('bin', name), `#!/bin/sh\necho "${name} ${version}"\n`), 0o755);
}

/** Some live files with more in them than the client's sample. */
const contents: Readonly<Record<string, string>> = {
  codex: '# my own\nmodel = "gpt-5.5"\napproval_policy = "on-request"\n\n[features]\nx = true # keep\n',
  opencode: '{\n  // mine\n  "theme": "dark",\n}\n',
  openclaw: '{\n  gateway: { mode: "local" }, // mine\n  meta: { lastTouchedVersion: "2026.9.1" },\n}\n',
};

/** Live files of all clients, as a person has them. */
export function putLiveFiles(terminal: Terminal): void {
  for (const client of clientIds) terminal.write(liveFiles[client], contents[client] ?? liveContents[client]);
}
