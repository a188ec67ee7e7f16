import { join } from 'node:path';
import { hasDesktop } from '../cli/serve/open-browser.ts';
import { runChild } from './start/run-child.ts';
import { startApp } from './start/start-app.ts';

// `npm start`: the app on the configuration of the person who starts it. `--browser` does not look for Electron; every
// other argument goes to `switchyard serve`.
const given = process.argv.slice(2);
const program = join(import.meta.dirname, '..', 'dist', 'switchyard.cjs');
const serveArguments = given.filter((argument) => argument !== '--browser');

const isQuiet =
  serveArguments.includes('--json') || !hasDesktop({ platform: process.platform, variables: process.env });
const workingFolder = process.env.INIT_CWD ?? process.cwd();

process.exitCode = await startApp({
  variables: process.env,
  workingFolder,
  electronArguments: [],
  // What names a port or asks for JSON can only mean the server.
  isBrowserWanted: given.length > 0,
  serve: () => {
    const args = [program, 'serve', ...(isQuiet ? [] : ['--open']), ...serveArguments];
    return runChild(process.execPath, args, { cwd: workingFolder });
  },
  say: (text) => void process.stderr.write(text),
});
