import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A part of the tests that may see a fault. */
export type Stage = { readonly name: string; readonly words: readonly string[] };

export type Outcome = { readonly ms: number } & (
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly by: string }
  | { readonly kind: 'timeout' }
);

export const allUnits: Stage = { name: 'units', words: ['run', '--project', 'unit'] };

/** Whole processes that would see a fault of a room. Those of the other rooms cost more than they find. */
const wholeProcesses: readonly (readonly [room: string, tests: readonly string[]])[] = [
  ['core/files', ['e2e/files', 'e2e/switching']],
  ['core/documents', ['e2e/switching', 'e2e/engine', 'e2e/serve/large-file']],
  ['core/planner', ['e2e/engine', 'e2e/serve/large-file']],
  ['core/keychain', ['e2e/keychain', 'e2e/cli/secrets']],
  ['core/clients/codex', ['e2e/clients/codex', 'e2e/switching']],
  ['core/clients/opencode', ['e2e/clients/opencode', 'e2e/switching']],
  ['core/clients/openclaw', ['e2e/clients/openclaw', 'e2e/switching']],
  ['core/clients', ['e2e/clients/fresh-home', 'e2e/switching', 'e2e/cli']],
  ['core/connection', ['e2e/cli/test', 'e2e/faces']],
  ['core/loopback', ['e2e/serve']],
  ['core', ['e2e/faces', 'e2e/engine', 'e2e/switching', 'e2e/cli']],
  ['shared', ['e2e/faces', 'e2e/cli', 'e2e/serve']],
];

/** The nearest folder on the way up that has tests in it. */
function testedFolder(root: string, file: string): string {
  let folder = dirname(file);
  while (folder.includes('/') && !readdirSync(join(root, folder)).some((name) => name.endsWith('.test.ts')))
    folder = dirname(folder);
  return folder;
}

/** First the tests beside the file, which see most; then all that load it. */
export function unitStages(root: string, file: string): readonly Stage[] {
  return [
    { name: 'beside', words: ['run', '--project', 'unit', `${testedFolder(root, file)}/`] },
    { name: 'related', words: ['related', '--run', '--project', 'unit', file] },
  ];
}

export function wholeProcessStage(file: string): Stage {
  const tests = wholeProcesses.find(([room]) => file.startsWith(`${room}/`))?.[1] ?? [];
  return { name: `whole processes: ${tests.join(' ')}`, words: ['run', '--project', 'e2e', ...tests] };
}

type Report = {
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** The first test that failed, or the file that could not even be loaded. */
function firstFailure(reportFile: string, root: string): string {
  if (!existsSync(reportFile)) return 'a run without a report';
  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const failed = report.testResults?.find(({ status }) => status === 'failed');
  if (failed === undefined) return 'an error outside of the tests';
  const test = failed.assertionResults.find(({ status }) => status === 'failed');
  return `${relative(root, failed.name)}: ${test?.fullName ?? 'does not load'}`;
}

/** Runs until the first failure. What still runs after `limit` milliseconds ends, with all that it started. */
export function runStage(root: string, { words }: Stage, limit?: number): Promise<Outcome> {
  const reportFile = join(root, 'node_modules', '.cache', 'mutate-report.json');
  rmSync(reportFile, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const options = ['--bail=1', '--passWithNoTests', '--reporter=json', `--outputFile.json=${reportFile}`];
  const start = performance.now();
  const child = spawn(process.execPath, [vitest, ...words, ...options], { cwd: root, stdio: 'ignore', detached: true });
  const kill = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', kill);
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer =
      limit &&
      setTimeout(() => {
        isLate = true;
        kill();
      }, limit);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      process.off('exit', kill);
      const ms = performance.now() - start;
      if (isLate) resolve({ kind: 'timeout', ms });
      else if (status === 0) resolve({ kind: 'green', ms });
      else resolve({ kind: 'red', by: firstFailure(reportFile, root), ms });
    });
  });
}
