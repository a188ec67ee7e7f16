import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { CallName, Reply } from '../../shared/contract.ts';
import { script, type Terminal } from '../cli/terminal.ts';

const Announcement = z.strictObject({ address: z.string(), port: z.int(), pid: z.int() });

/** `switchyard serve`, running. */
export interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The token of the address. */
  readonly token: string;
  readonly port: number;
  readonly pid: number;
  /** The token of another address, for another browser. */
  newToken(): Promise<string>;
  /** Everything it said on stderr so far. */
  said(): string;
  /** Gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The lines of a program's stdout, one for each call; throws with all it said where it ends before. */
export function linesOf(child: ChildProcess, said: () => string): () => Promise<string> {
  if (!child.stdout) throw new Error('its stdout is no pipe');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`it ended and said: ${said()}`);
    return value;
  };
}

/** Collects what a program says on stderr. */
export function hear(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return () => text;
}

/** What `--json` prints. */
export function announcementOf(line: string) {
  const { address, port, pid } = Announcement.parse(JSON.parse(line));
  const [origin = '', token = ''] = address.split('/#');
  return { address, origin, token, port, pid };
}

export async function startServe(terminal: Terminal, ...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [script, 'serve', '--port', '0', '--json', '--follow-stdin', ...args], {
    cwd: terminal.path('work'),
    env: terminal.variables,
  });
  const said = hear(child);
  const nextLine = linesOf(child, said);
  return {
    child,
    ...announcementOf(await nextLine()),
    said,
    newToken: async () => {
      child.stdin.write('\n');
      return announcementOf(await nextLine()).token;
    },
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        child.once('close', resolve);
        child.kill(signal);
      }),
  };
}

/** What a browser sends once it was let in. */
export interface SessionHeaders {
  readonly cookie: string;
  readonly 'x-switchyard-pass': string;
}

export async function openSession({ origin }: Pick<Served, 'origin'>, token: string): Promise<SessionHeaders> {
  const response = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const reply = (await response.json()) as Reply<{ pass: string }>;
  if (!reply.ok) throw new Error(reply.problem.code);
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { cookie, 'x-switchyard-pass': reply.value.pass };
}

export async function call(
  { origin }: Pick<Served, 'origin'>,
  session: SessionHeaders,
  name: CallName,
  input?: unknown,
  signal?: AbortSignal,
): Promise<Reply<unknown>> {
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session },
    body: input === undefined ? '' : JSON.stringify(input),
    ...(signal && { signal }),
  });
  return (await response.json()) as Reply<unknown>;
}
