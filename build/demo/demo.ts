import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hasDesktop, openBrowser } from '../../cli/serve/open-browser.ts';
import { endOf } from '../start/run-child.ts';
import { startApp } from '../start/start-app.ts';
import { type Demo, openDemo } from './demo-home.ts';

// `npm run demo`: the app in a home that goes away with it. `--json` prints the address, for programs, and opens
// nothing; `--browser` does not look for Electron.
const given = process.argv.slice(2);
const isJson = given.includes('--json');
const program = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

/** The browser belongs to the person, not to the demo: it is started with their own environment, not in the demo's home. */
async function show(line: string): Promise<void> {
  process.stdout.write(`${line}\n`);
  const { platform, env: variables } = process;
  if (isJson || !line.startsWith('http://') || !hasDesktop({ platform, variables })) return;
  const failure = await openBrowser(line, { platform, variables });
  if (failure !== undefined)
    process.stderr.write(`No browser could be opened: ${failure}. Open the address yourself.\n`);
}

function serve({ variables, workingFolder }: Demo): Promise<number> {
  // A port of its own, so that its cookie and what the page remembers are no one else's.
  const args = ['serve', '--port', '0', ...(isJson ? ['--json'] : [])];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: workingFolder,
    env: variables,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  createInterface(child.stdout).on('line', (line) => void show(line));
  return endOf(child);
}

const demo = await openDemo();
try {
  if (!isJson)
    process.stderr.write(`A demo in ${demo.home}: nothing of yours is read or written, and it goes when this ends.\n`);
  process.exitCode = await startApp({
    variables: demo.variables,
    workingFolder: demo.workingFolder,
    electronArguments: [`--user-data-dir=${join(demo.home, 'electron')}`],
    isBrowserWanted: given.length > 0,
    serve: () => serve(demo),
    say: (text) => void process.stderr.write(text),
  });
} finally {
  demo.close();
}
