import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import buildOnce from './build-once.ts';
import { missingPackages } from './debian-packages.ts';
import { type Report, readPlaywright, readVitest, slowestLines, sumOf } from './report.ts';

const root = join(import.meta.dirname, '..', '..');

/** A log gets no colours: Vitest's would make of each dot a line of its own length. */
const { FORCE_COLOR, ...inherited } = process.env;
const variablesOfAll = process.stdout.isTTY ? process.env : { ...inherited, NO_COLOR: '1' };

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function run(command: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): boolean {
  say(`\n$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...variablesOfAll, ...variables } });
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

/** Real clients and servers, as their makers publish them, each with a lockfile of their own. */
function hasPrograms(room: 'clients' | 'servers'): boolean {
  const folder = join(import.meta.dirname, '..', room);
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return true;
  return run('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** A run that ends badly without a failed test, or leaves no report at all, counts as one failure. */
function toReport(isGreen: boolean, file: string, read: (report: unknown) => Report): Report {
  const none: Report = { counts: { passed: 0, failed: 0, skipped: 0 }, times: [] };
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none;
  return isGreen || report.counts.failed > 0 ? report : { ...report, counts: { ...report.counts, failed: 1 } };
}

/** Processes, files and clients; then the app itself, in each host that this machine has. */
function runTests(): readonly Report[] {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-report-'));
  const vitest = join(folder, 'vitest.json');
  const playwright = join(folder, 'playwright.json');
  const vitestWords = ['--reporter=dot', '--reporter=json', `--outputFile.json=${vitest}`];
  const playwrightWords = ['-c', 'e2e/app/playwright.config.ts', '--reporter=dot,json'];
  const isVitestGreen = run('npx', ['vitest', 'run', ...vitestWords]);
  const isPlaywrightGreen = run('npx', ['playwright', 'test', ...playwrightWords], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwright,
  });
  return [
    toReport(isVitestGreen, vitest, (report) => readVitest(report, root)),
    toReport(isPlaywrightGreen, playwright, (report) => readPlaywright(report, 'e2e/app')),
  ];
}

/** Before all workers, so that none of them has to wait for it. */
async function isBuilt(): Promise<boolean> {
  try {
    await buildOnce();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

const isReady =
  hasPackages() &&
  hasPrograms('clients') &&
  hasPrograms('servers') &&
  run('npm', ['run', '-s', 'types']) &&
  run('npm', ['run', '-s', 'lint']) &&
  (await isBuilt());
const reports = isReady ? runTests() : [];
const { passed, failed, skipped } = isReady ? sumOf(reports) : { passed: 0, failed: 1, skipped: 0 };
const slowest = slowestLines(
  reports.flatMap(({ times }) => times),
  10,
);
if (slowest.length > 0) say(`\nThe slowest files:\n${slowest.join('\n')}`);
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
