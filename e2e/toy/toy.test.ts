import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Ended, toEnd } from '../cli/terminal.ts';
import { copyWithToy, root, type Sources } from './sources-with-toy.ts';

let sources: Sources;
beforeAll(() => {
  sources = copyWithToy();
});
afterAll(() => sources.remove());

/** A tool of ours in the copy, as from a terminal: nothing of the run that this test is part of. */
function start(program: string, ...args: readonly string[]): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST|FORCE_COLOR)/.test(name));
  const child = spawn(process.execPath, [join('node_modules', program), ...args], {
    cwd: sources.folder,
    env: { ...Object.fromEntries(own), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return toEnd(child);
}

/** Runs what must end with 0; gives its output. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await start(program, ...args);
  expect(code, `${program} ${args.join(' ')}\n${stdout.slice(-6000)}${stderr.slice(-2000)}`).toBe(0);
  return stdout;
}

const Result = z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) });
const Report = z.object({
  testResults: z.array(z.object({ message: z.string(), assertionResults: z.array(Result) })),
});

/** How many tests passed, and those of them that name the toy. Each that did not is told with its reason. */
async function runVitest(...args: readonly string[]): Promise<{ readonly all: number; readonly ofToy: number }> {
  const file = join(sources.folder, 'report.json');
  const { code } = await start('vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${file}`, ...args);
  const { testResults } = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const results = testResults.flatMap((one) => one.assertionResults);
  const failed = results.filter(({ status }) => status === 'failed');
  expect([...failed, ...testResults.flatMap(({ message }) => (message === '' ? [] : message))]).toEqual([]);
  expect(code).toBe(0);
  const passed = results.filter(({ status }) => status === 'passed');
  return { all: passed.length, ofToy: passed.filter(({ fullName }) => /\btoy\b/i.test(fullName)).length };
}

/** The unit tests that go over the clients, or over what is known of each. */
function testsOfClients(): readonly string[] {
  const over = /\b(clientIds|clientList|clientFacts|clientSamples|liveFiles|liveContents|allClients)\b/;
  return ['shared', 'core', 'cli', 'renderer', 'electron']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && over.test(readFileSync(join(root, path), 'utf8')));
}

describe('a client that is added by its folder and a line in the list', () => {
  it('fits every type: no table of all clients lacks it', async () => {
    await run('typescript/bin/tsc', '-b');
  });

  it('passes every unit test that goes over the clients, and its own golden cases', async () => {
    const files = [...testsOfClients(), 'core/imports.test.ts', 'core/clients/toy'];
    const { all, ofToy } = await runVitest('--project', 'unit', ...files);
    expect(files.length).toBeGreaterThan(15);
    expect(all).toBeGreaterThan(300);
    expect(ofToy).toBeGreaterThan(40);
  });

  it('is switched, taken back, imported and left by the terminal, and survives kill -9 at each step', async () => {
    const each = await runVitest('--project', 'e2e', 'e2e/each-client', '-t', 'Toy Coder');
    expect(each).toEqual({ all: 11, ofToy: 11 });
  });

  it('goes every round trip from every home of its golden cases, by all faces, and with a large file', async () => {
    const trips = await runVitest(
      '--project',
      'e2e',
      'e2e/switching',
      'e2e/faces',
      'e2e/engine/planner',
      '-t',
      // What compares times can't while all of this runs.
      '\\b[Tt]oy\\b(?!.*holding up)',
    );
    expect(trips.ofToy).toBeGreaterThan(20);
  });

  it('has its screen, its fields and its group in the tray, in a browser and on a desktop', async () => {
    const projects = ['browser', 'stand-in'].flatMap((name) => ['--project', name]);
    const config = ['-c', 'e2e/app/playwright.config.ts', 'e2e/app/each-client.test.ts'];
    const said = await run('@playwright/test/cli.js', 'test', ...config, ...projects, '-g', 'Toy Coder|the editor');
    expect(said).toContain('5 passed');
  });

  it('is in no product of ours', () => {
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.c?js$/.test(path),
    );
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((path) => readFileSync(join(root, 'dist', path), 'utf8').includes('Toy Coder'))).toEqual([]);
    expect(existsSync(join(root, 'core/clients/toy'))).toBe(false);
    expect(readFileSync(join(sources.folder, 'dist/program.cjs'), 'utf8')).toContain('Toy Coder');
  });
});
