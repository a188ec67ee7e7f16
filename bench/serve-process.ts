import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const Started = z.object({ address: z.string(), pid: z.int() });

export interface ServeProcess {
  readonly pid: number;
  /** An address that opens the page once. */
  address(): Promise<string>;
  stop(): Promise<void>;
}

/** A home with as many providers as a collector has, and Codex on one of them. */
export function makeHome(folder: string, providers: number): NodeJS.ProcessEnv {
  mkdirSync(join(folder, '.codex'), { recursive: true });
  mkdirSync(join(folder, 'switchyard'), { mode: 0o700 });
  writeFileSync(join(folder, '.codex', 'config.toml'), 'model = "m"\n');
  const list = Array.from({ length: providers }, (_, index) => ({
    id: `provider-${index}`,
    name: `Provider ${index} of ${['Lyon', 'Osaka', 'Quito', 'Perth'][index % 4]}`,
    endpoints: { responses: `https://host-${index}.example/v1` },
    wire: 'responses',
    model: `model-${index % 7}`,
    needsKey: false,
  }));
  const text = JSON.stringify({ version: 1, providers: list });
  writeFileSync(join(folder, 'switchyard', 'providers.json'), text, { mode: 0o600 });
  return {
    HOME: folder,
    USERPROFILE: folder,
    CODEX_HOME: join(folder, '.codex'),
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local', 'share'),
    SWITCHYARD_HOME: join(folder, 'switchyard'),
    PATH: join(folder, 'bin'),
  };
}

/** `switchyard serve` as users start it. */
export async function startServe(variables: NodeJS.ProcessEnv): Promise<ServeProcess> {
  const child = spawn(process.execPath, ['dist/switchyard.cjs', 'serve', '--port', '0', '--json', '--follow-stdin'], {
    env: variables,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => Started.parse(JSON.parse((await lines.next()).value));
  const { address, pid } = await next();
  let unused: string | undefined = address;
  return {
    pid,
    address: async () => {
      const first = unused;
      unused = undefined;
      if (first !== undefined) return first;
      child.stdin.write('\n');
      return (await next()).address;
    },
    stop: () => stop(child),
  };
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** How often a process's own thread went to sleep by itself until now: each is one wake-up. Linux only. */
export function wakeUps(pid: number): number {
  const status = readFileSync(`/proc/${pid}/task/${pid}/status`, 'utf8');
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN);
}
