import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages } from '../support/debian-packages.ts';

const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** Each job with its lines; jobs stand two spaces in. */
function jobsOf(text: string): readonly (readonly [name: string, body: string])[] {
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  return jobs.split(/^(?= {2}[\w-]+:\n)/m).flatMap((job) => {
    const name = job.match(/^ {2}([\w-]+):\n/)?.[1];
    return name === undefined ? [] : [[name, job] as const];
  });
}

/** What a job may do, as its own lines say it. */
function rightsOf(job: string): readonly string[] {
  const [, lines = ''] = job.match(/^ {4}permissions:\n((?: {6}.+\n)+)/m) ?? [];
  return lines.split('\n').flatMap((line) => line.trim() || []);
}

it('finds the workflows and their jobs', () => {
  expect(workflows.map(([name]) => name).sort()).toEqual(['check.yml', 'release.yml']);
  const jobs = workflows.flatMap(([, text]) => jobsOf(text).map(([name]) => name));
  expect(jobs).toEqual(['test', 'oldest-node', 'package', 'audit', 'build', 'publish']);
});

describe.each(workflows)('%s', (_, text) => {
  it('takes each action at one commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^ {6}- uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('has no rights but those that a job names for itself', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    for (const [name, job] of jobsOf(text)) expect([name, rightsOf(job).length]).not.toEqual([name, 0]);
  });

  it('installs what the lockfile says, and runs no script of it', () => {
    expect(text).not.toMatch(/npm (install|i|update|exec)\b|npx (-y|--yes)/);
    for (const [line] of text.matchAll(/npm ci.*/g)) expect(line).toContain('--ignore-scripts');
  });

  it('knows no secret, runs nothing of a stranger with rights, and puts no outside text into a shell', () => {
    expect(text).not.toMatch(/secrets\.|pull_request_target|workflow_run/);
    const filledIn = text.split('\n').filter((line) => line.includes('${{'));
    for (const line of filledIn) expect(line).toMatch(/^ +(- )?(name|runs-on|group|[A-Z_]+): /);
    expect(text.match(/uses: actions\/checkout@/g)?.length ?? 0).toBe(
      text.match(/persist-credentials: false/g)?.length ?? 0,
    );
  });
});

it('writes only where nothing of others runs', () => {
  const writing = workflows.flatMap(([, text]) => jobsOf(text).filter(([, job]) => /: write$/m.test(job)));
  expect(writing.map(([name]) => name)).toEqual(['publish']);
  for (const [, job] of writing) expect(job).not.toMatch(/\bnpm\b|\bnpx\b|actions\/checkout/);
});

it('installs every package that the tests ask for; the browser is there already', () => {
  const [, check = ''] = workflows.find(([name]) => name === 'check.yml') ?? [];
  const [, words = ''] = check.match(/apt-get install ((?:.*\\\n)*.*)\n/) ?? [];
  const installed = words.split(/[\s\\]+/).filter((word) => word !== '' && !word.startsWith('-'));
  expect(installed).toEqual(
    Object.keys(packages)
      .filter((name) => name !== 'chromium-headless-shell')
      .sort(),
  );
});
