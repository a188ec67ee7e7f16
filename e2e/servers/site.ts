import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { type ProgramName, programs } from './program.ts';

interface Start {
  readonly port: number;
  readonly args: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** What starts it, where the program is a library. */
  readonly script?: string;
  /** Where it listens; 127.0.0.1 where nothing is said. */
  readonly host?: string;
}

/** A folder of one test file, and the servers that it started. All of it is gone when the file ends. */
export interface Site {
  readonly folder: string;
  /** Gives the path of the file. */
  write(name: string, text: string): string;
  /** Settles when it takes connections; throws with all it said when it ends before. */
  start(name: ProgramName, start: Start): Promise<void>;
}

/** A slow machine may take its time; this ends what hangs. */
const limitMs = 60_000;

export function openSite(): Site {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-servers-')));
  const running: ChildProcess[] = [];
  afterAll(async () => {
    await Promise.all(running.map(end));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    folder,
    write: (name, text) => {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    start: async (name, { port, args, variables = {}, script, host = '127.0.0.1' }) => {
      const file = script ?? programs[name].file;
      const isScript = /\.m?js$/.test(file);
      const child = spawn(isScript ? process.execPath : file, isScript ? [file, ...args] : args, {
        cwd: folder,
        // Nothing of the person's own, such as a proxy.
        env: { PATH: process.env.PATH ?? '', HOME: folder, ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(child);
      await untilReady(child, name, { host, port });
    },
  };
}

async function untilReady(child: ChildProcess, name: string, address: { host: string; port: number }): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const until = Date.now() + limitMs;
  while (!(await takesConnections(address))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} does not listen: ${said}`);
    await pause(25);
  }
}

function takesConnections(address: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Ports that were free a moment ago: servers that take theirs from a file can't be told to choose. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
