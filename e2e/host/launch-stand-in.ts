import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { ProcessCalls } from './messages.ts';
import { connect } from './peer.ts';
import { Screen } from './screen/screen.ts';

const bundleVariable = 'SWITCHYARD_STAND_IN';
const root = join(import.meta.dirname, '..', '..');

export interface StandInOptions {
  readonly context: BrowserContext;
  readonly variables: Readonly<Record<string, string>>;
  readonly workingFolder: string;
  readonly args?: readonly string[];
  readonly theme: () => 'light' | 'dark';
  readonly onPage: (page: Page) => void;
}

export interface StandIn {
  readonly screen: Screen;
  readonly app: ProcessCalls;
  /** Everything that the process said. */
  readonly output: readonly string[];
  readonly ended: Promise<number | null>;
  readonly pid: number;
  kill(): void;
}

/**
 * One bundle, so that a start costs what the app's own does: in a folder of its own, because `dist/` is shipped and another
 * run may be on its way. Every worker finds it by the environment.
 */
export async function bundleStandIn(): Promise<{ remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-stand-in-'));
  const outfile = join(folder, 'stand-in.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'process', 'start.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // dbus-next runs without them.
    external: ['usocket', 'x11'],
    logLevel: 'error',
  });
  process.env[bundleVariable] = outfile;
  return { remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function launchStandIn(options: StandInOptions): StandIn {
  const main = join(root, 'dist', 'electron', 'main.cjs');
  const bundle = process.env[bundleVariable];
  if (bundle === undefined) throw new Error('The stand-in was not built: bundleStandIn comes first.');
  const child: ChildProcess = spawn(process.execPath, [bundle, main, ...(options.args ?? [])], {
    cwd: options.workingFolder,
    env: { ...options.variables, STAND_IN_THEME: options.theme() },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => output.push(text));
  const { context, theme, onPage } = options;
  const screen = new Screen({ context, theme, onPage, app: () => app });
  const app = connect<ProcessCalls>(
    {
      // What is sent to a process that just ended is lost, as it is on a real screen.
      send: (message) => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
    },
    screen,
  );
  return {
    screen,
    app,
    output,
    ended: once(child, 'exit').then(([code]) => code),
    pid: child.pid ?? 0,
    kill: () => void child.kill('SIGKILL'),
  };
}
