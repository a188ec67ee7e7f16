import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { missingPackages } from './debian-packages.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  /** What broke outside of any test. */
  errors: z.array(z.unknown()),
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function run(command: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): boolean {
  say(`\n$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
  return status === 0;
}

/** Installed where this process may, named where it may not. */
function hasPackages(): boolean {
  const missing = missingPackages();
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

/** A run that ends badly without a failed test, or leaves no report at all, counts as one failure. */
function counted(isGreen: boolean, file: string, read: (report: unknown) => Counts): Counts {
  const none = { passed: 0, failed: 0, skipped: 0 };
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none;
  return isGreen || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readVitest(report: unknown): Counts {
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults } = VitestReport.parse(report);
  // A file that breaks before its first test counts as one failure.
  const broken = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return { passed, failed: numFailedTests + broken.length, skipped };
}

function readPlaywright(report: unknown): Counts {
  const { stats, errors } = PlaywrightReport.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** Processes, files and clients; then the app itself, in each host that this machine has. */
function runTests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-report-'));
  const vitest = join(folder, 'vitest.json');
  const playwright = join(folder, 'playwright.json');
  const isVitestGreen = run('npx', [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ]);
  const isPlaywrightGreen = run(
    'npx',
    ['playwright', 'test', '-c', 'e2e/app/playwright.config.ts', '--reporter=dot,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwright,
      SWITCHYARD_IS_BUILT: '1',
    },
  );
  const runs = [counted(isVitestGreen, vitest, readVitest), counted(isPlaywrightGreen, playwright, readPlaywright)];
  const sum = (name: keyof Counts) => runs.reduce((total, counts) => total + counts[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

const isReady =
  hasPackages() &&
  hasClients() &&
  run('npm', ['run', '-s', 'types']) &&
  run('npm', ['run', '-s', 'lint']) &&
  run('npm', ['run', '-s', 'build']);
const { passed, failed, skipped } = isReady ? runTests() : { passed: 0, failed: 1, skipped: 0 };
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
