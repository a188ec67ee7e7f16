import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

/** A Debian package, and the program of it that the tests start. */
const packages: Readonly<Record<string, string>> = {
  dbus: '/usr/bin/dbus-run-session',
  'gnome-keyring': '/usr/bin/gnome-keyring-daemon',
  'libsecret-tools': '/usr/bin/secret-tool',
};

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function run(command: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): boolean {
  say(`\n$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
  return status === 0;
}

/** The real Secret Service comes from Debian: installed where this process may, named where it may not. */
function hasPackages(): boolean {
  if (process.platform !== 'linux') return true;
  const missing = Object.entries(packages).flatMap(([name, program]) => (existsSync(program) ? [] : [name]));
  if (missing.length === 0) return true;
  const isAllowed = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (isAllowed && run('apt-get', ['update', '-qq'], quiet))
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet)) return true;
  say(`These tests need ${missing.join(', ')}. Install them: sudo apt-get install ${missing.join(' ')}`);
  return false;
}

/** The real clients, as their makers publish them, with a lockfile of their own. */
function hasClients(): boolean {
  const folder = join(import.meta.dirname, '..', 'clients');
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return true;
  return run('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']);
}

function runTests(): boolean {
  const file = join(mkdtempSync(join(tmpdir(), 'switchyard-report-')), 'report.json');
  const isGreen = run('npx', ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  if (!existsSync(file)) return false;
  const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  // A file that breaks before its first test counts as one failure.
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  say(`\n${report.numPassedTests} passed, ${report.numFailedTests + broken} failed, ${report.numPendingTests} skipped`);
  return isGreen && report.numPassedTests > 0;
}

const isReady =
  hasPackages() && hasClients() && run('npm', ['run', '-s', 'types']) && run('npm', ['run', '-s', 'lint']);
if (!isReady) say('\n0 passed, 1 failed');
process.exitCode = isReady && runTests() ? 0 : 1;
