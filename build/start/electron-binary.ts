import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** The `electron` package, as far as it is there. Its binary comes when it is first asked for, or not at all. */
interface ElectronPackage {
  readonly folder: string;
  readonly version: string;
}

/** A hundred megabytes through a slow line. */
const fetchLimitMs = 5 * 60_000;

export function electronPackage(): ElectronPackage | undefined {
  try {
    const file = createRequire(import.meta.url).resolve('electron/package.json');
    return { folder: dirname(file), version: JSON.parse(readFileSync(file, 'utf8')).version };
  } catch {
    // Left out by `npm ci --omit=dev`, or by a system that it is not made for.
    return undefined;
  }
}

/** As the package's own index.js looks for it, which would print a stack where it is missing. */
export function findBinary({ folder }: ElectronPackage, variables: Variables): string | undefined {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const override = variables.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existing(join(override, name ?? nameOn(process.platform)));
  return name === undefined ? undefined : existing(join(folder, 'dist', name));
}

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

function nameOn(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Fetches the binary with the package's own installer, which checks its hash. Gives why it could not. */
export function fetchBinary({ folder }: ElectronPackage, variables: Variables): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      env: variables,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    const timer = setTimeout(() => {
      errors = `Error: not within ${fetchLimitMs / 60_000} minutes`;
      child.kill('SIGKILL');
    }, fetchLimitMs);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', (error) => {
      errors += error.message;
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : reasonIn(errors));
    });
  });
}

/** What its installer prints is a stack; the first line of it says what happened. */
function reasonIn(stack: string): string {
  const line = stack.split('\n').find((one) => /^\w*Error: /.test(one)) ?? 'its installer failed';
  return line.replace(/^\w*Error: /, '').slice(0, 200);
}
