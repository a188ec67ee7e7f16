import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Who writes a file of ours as a whole. The live files have `switcher.ts`. */
export const writers = ['private file', 'store', 'backup', 'rewritten backup', 'cache'] as const;
export type Writer = (typeof writers)[number];

/** What `writer.ts` is asked to do. */
export interface WriterOrder {
  readonly home: string;
  readonly dataFolder: string;
  readonly writer: Writer | 'next start';
  readonly text: string;
  /** The number of the step at which the process is killed, from 1. */
  readonly dieAt?: number;
}

/** What it answers on stdout; nothing when it was killed. */
export interface WriterAnswer {
  readonly problem: string | null;
  readonly steps: number;
}

export function buildWriter(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'writer-')), 'writer.cjs');
  const entry = join(import.meta.dirname, 'writer.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs' });
  return outfile;
}

/** Runs it to its end. `limits` is what a shell does before, e.g. `ulimit -f 4`. */
export function runWriter(script: string, order: WriterOrder, limits = 'true'): WriterAnswer | undefined {
  const args = ['-c', `${limits} && exec "$0" "$1"`, process.execPath, script];
  const { stdout, stderr } = spawnSync('bash', args, { input: JSON.stringify(order), encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return stdout === '' ? undefined : (JSON.parse(stdout) as WriterAnswer);
}
