import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasDesktop, isRemote } from '../../cli/serve/open-browser.ts';
import { electronPackage, fetchBinary, findBinary } from './electron-binary.ts';
import { runChild } from './run-child.ts';

export interface StartRequest {
  /** The environment of the app. */
  readonly variables: NodeJS.ProcessEnv;
  readonly workingFolder: string;
  /** What is put behind `electron <folder>`. */
  readonly electronArguments: readonly string[];
  /** The browser, whatever there is. */
  readonly isBrowserWanted: boolean;
  /** Shows the same window in a browser, and ends with it. */
  serve(): Promise<number>;
  say(text: string): void;
}

const root = join(import.meta.dirname, '..', '..');

/** An app that ends this soon and with a failure never showed a window. */
const stillbornMs = 10_000;

/** Why the desktop app can't be shown, or its binary. Says what takes long. */
async function findDesktopApp({ variables, say }: StartRequest): Promise<{ binary: string } | { reason: string }> {
  if (!hasDesktop({ platform: process.platform, variables }))
    return { reason: isRemote(variables) ? 'You are logged in from another machine' : 'There is no display here' };
  if (!existsSync(join(root, 'dist', 'electron', 'main.cjs'))) return { reason: 'The desktop app is not built' };
  const electron = electronPackage();
  if (!electron) return { reason: 'Electron is not installed' };
  const there = findBinary(electron, variables);
  if (there !== undefined) return { binary: there };
  const override = variables.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { reason: `There is no Electron in ${override}` };
  say(`Fetching Electron ${electron.version}, once ... `);
  const failure = await fetchBinary(electron, variables);
  const fetched = failure === undefined ? findBinary(electron, variables) : undefined;
  if (fetched === undefined) return { reason: `Electron could not be fetched (${failure ?? 'it is not there'})` };
  say('done.\n');
  return { binary: fetched };
}

/** Runs the desktop app, or where that can't be says why in one line and shows the same window in a browser. */
export async function startApp(request: StartRequest): Promise<number> {
  const { variables, say } = request;
  if (request.isBrowserWanted) return request.serve();
  const found = await findDesktopApp(request);
  if ('reason' in found) {
    say(`${found.reason}, so Switchyard is shown in a browser.\n`);
    return request.serve();
  }
  const { ELECTRON_RUN_AS_NODE: _, ...kept } = variables;
  const start = performance.now();
  const code = await runChild(found.binary, [root, ...request.electronArguments], {
    env: kept,
    cwd: request.workingFolder,
  }).catch(() => 1);
  if (code === 0 || performance.now() - start > stillbornMs) return code;
  say(`Electron did not start (it ended with ${code}), so Switchyard is shown in a browser.\n`);
  return request.serve();
}
