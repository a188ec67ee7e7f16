import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Environment } from '../../../core/environment.ts';

/** What `switcher.ts` is asked to do. */
export interface Order {
  readonly home: string;
  readonly dataFolder: string;
  readonly act: 'apply' | 'apply-often' | 'recover' | 'hold-lock';
  /** Path to wanted content; null removes the file. */
  readonly files: Readonly<Record<string, string | null>>;
  /** OpenClaw's way: a lock file beside each file. */
  readonly hasForeignLock?: boolean;
  /** The step at which the process is killed. */
  readonly dieAt?: string;
  /** `apply-often`: how many times, each with its number behind the wanted content. */
  readonly times?: number;
  /** `apply-often`: how many receipts stay when the older ones are folded, after each change. */
  readonly historyKept?: number;
  /** How often to plan anew when somebody else was faster. */
  readonly tries?: number;
}

/** What it answers on stdout. `steps` are those it reached. */
export interface Answer {
  readonly problem: string | null;
  readonly recovered: readonly string[];
  /** What was said before anything was written. */
  readonly notes: readonly string[];
  readonly steps: readonly string[];
}

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly answer: Answer | undefined;
  readonly errors: string;
}

/** A program that changes files as the app does, as one plain script. */
export function buildSwitcher(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'switcher-')), 'switcher.cjs');
  const entry = join(import.meta.dirname, 'switcher.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs' });
  return outfile;
}

export function orderIn(environment: Environment, rest: Omit<Order, 'home' | 'dataFolder'>): Order {
  return { home: environment.home, dataFolder: environment.dataFolder, ...rest };
}

/** Starts the program. `limits` is what a shell does before, e.g. `ulimit -f 4`; it may as well start `"$0" "$1"` in its own way. */
export function startSwitcher(script: string, order: Order, limits = 'true'): ChildProcessWithoutNullStreams {
  const child = spawn('bash', ['-c', `${limits} && exec "$0" "$1"`, process.execPath, script]);
  child.stdin.end(JSON.stringify(order));
  return child;
}

/** Runs the program to its end. */
export async function runSwitcher(script: string, order: Order, limits?: string): Promise<Ended> {
  const child = startSwitcher(script, order, limits);
  const chunks: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const text = Buffer.concat(chunks).toString();
  return { signal, answer: text ? (JSON.parse(text) as Answer) : undefined, errors: Buffer.concat(errors).toString() };
}
