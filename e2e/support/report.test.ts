import { describe, expect, it } from 'vitest';
import { readPlaywright, readVitest, slowestLines, sumOf } from './report.ts';

const vitest = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  testResults: [
    { name: '/house/core/a.test.ts', status: 'passed', startTime: 1000, endTime: 3500, assertionResults: [{}] },
    { name: '/house/e2e/b.test.ts', status: 'failed', startTime: 0, endTime: 0, assertionResults: [] },
  ],
};

const results = (...durations: readonly number[]) => [{ results: durations.map((duration) => ({ duration })) }];
const playwright = {
  stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 4 },
  errors: ['the server did not come up'],
  suites: [
    {
      file: 'list.test.ts',
      specs: [{ tests: results(1000) }],
      suites: [{ file: 'list.test.ts', specs: [{ tests: results(250, 250) }] }],
    },
    { file: 'list.test.ts', specs: [{ tests: results(2000) }] },
  ],
};

describe('the report of all tests', () => {
  const reports = [readVitest(vitest, '/house'), readPlaywright(playwright, 'e2e/app')];

  it('counts a file that broke before its first test, a test that was lucky the second time, and an error outside', () => {
    expect(sumOf(reports)).toEqual({ passed: 8, failed: 2 + 3, skipped: 6 });
  });

  it('names the slowest files first, each once for all its hosts', () => {
    const times = reports.flatMap((report) => report.times);
    expect(slowestLines(times, 2)).toEqual(['    3.5 s  e2e/app/list.test.ts', '    2.5 s  core/a.test.ts']);
  });
});
