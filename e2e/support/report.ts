import * as z from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How long a test file took, in all hosts that it ran in. */
export interface FileTime {
  readonly file: string;
  readonly seconds: number;
}

/** What one runner says of its run. */
export interface Report {
  readonly counts: Counts;
  readonly times: readonly FileTime[];
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.unknown()),
    }),
  ),
});

interface Suite {
  readonly file: string;
  readonly suites?: readonly Suite[] | undefined;
  readonly specs: readonly {
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
}

const SuiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string(),
    suites: z.array(SuiteSchema).optional(),
    specs: z.array(z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) })),
  }),
);

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  /** What broke outside of any test. */
  errors: z.array(z.unknown()),
  suites: z.array(SuiteSchema),
});

/** `folder` is the one that Vitest's absolute paths are shown from. */
export function readVitest(report: unknown, folder: string): Report {
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults } = VitestReport.parse(report);
  // A file that breaks before its first test counts as one failure.
  const broken = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    counts: { passed, failed: numFailedTests + broken.length, skipped },
    times: testResults.map(({ name, startTime, endTime }) => ({
      file: name.startsWith(folder) ? name.slice(folder.length).replace(/^[\\/]/, '') : name,
      seconds: (endTime - startTime) / 1000,
    })),
  };
}

/** `folder` is the one that Playwright's paths are relative to. */
export function readPlaywright(report: unknown, folder: string): Report {
  const { stats, errors, suites } = PlaywrightReport.parse(report);
  return {
    counts: {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    },
    times: suites.map((suite) => ({ file: `${folder}/${suite.file}`, seconds: secondsOf(suite) })),
  };
}

function secondsOf({ suites = [], specs }: Suite): number {
  const results = specs.flatMap(({ tests }) => tests).flatMap((test) => test.results);
  const own = results.reduce((sum, { duration }) => sum + duration / 1000, 0);
  return suites.reduce((sum, suite) => sum + secondsOf(suite), own);
}

/** The longest files, one a line. A file that two runners or hosts share is one. */
export function slowestLines(times: readonly FileTime[], count: number): readonly string[] {
  const files = new Map<string, number>();
  for (const { file, seconds } of times) files.set(file, (files.get(file) ?? 0) + seconds);
  return [...files]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([file, seconds]) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
}

export function sumOf(reports: readonly Report[]): Counts {
  const sum = (name: keyof Counts) => reports.reduce((total, { counts }) => total + counts[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
