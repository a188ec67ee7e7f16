import { mkdir, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import { withScratch } from '../../files/scratch.ts';
import { runChild } from '../child-process.ts';
import type { Installation } from '../client.ts';
import { readOpenClaw } from './read.ts';

const timeoutMs = 15_000;

/** What `openclaw config validate --json` of 2026.9.6 prints. */
const Verdict = z.object({
  valid: z.boolean(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/**
 * Lets the real program judge candidate texts, in a scratch copy of its configuration: its schema, and that the launcher
 * is a file of this user. Two to six seconds, and it needs the Node that OpenClaw needs, so no switch waits for it.
 * Gives undefined when it is content, is not there, or takes longer than 15 s.
 */
export async function askOpenClaw(
  installation: Installation,
  candidates: readonly { readonly path: string; readonly text: string }[],
): Promise<Problem | undefined> {
  const { program, environment, liveFile, folder } = installation;
  if (program === undefined) return undefined;
  return withScratch(environment, async (scratch) => {
    const config = await copyTo(scratch, installation, candidates);
    const { stdout } = await runChild(environment, {
      program,
      args: ['config', 'validate', '--json'],
      variables: { OPENCLAW_CONFIG_PATH: config, OPENCLAW_STATE_DIR: folder, OPENCLAW_CONFIG_READONLY: '1' },
      timeoutMs,
    });
    return toProblem(stdout, liveFile);
  });
}

/** The whole configuration below `scratch`, so that `$include` finds its files; gives the main file's path. */
async function copyTo(
  scratch: string,
  installation: Installation,
  candidates: readonly { readonly path: string; readonly text: string }[],
): Promise<string> {
  const { environment, liveFile } = installation;
  const { path } = environment;
  const { main, others } = await readOpenClaw(installation);
  const texts = new Map([main, ...others].map(({ file }) => [file.path, file.text]));
  for (const candidate of candidates) texts.set(candidate.path, candidate.text);
  for (const [file, text] of texts) {
    const copy = path.join(scratch, path.relative(path.dirname(liveFile), file));
    if (text === null || !copy.startsWith(scratch + path.sep)) continue;
    await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
    await writeFile(copy, text, { mode: 0o600 });
  }
  return path.join(scratch, path.basename(liveFile));
}

function toProblem(stdout: string, liveFile: string): Problem | undefined {
  const verdict = Verdict.safeParse(parseLast(stdout)).data;
  if (!verdict || verdict.valid) return undefined;
  const issues = verdict.issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return problemOf('openclaw.change-refused', { file: liveFile, issues });
}

function parseLast(stdout: string): unknown {
  try {
    return JSON.parse(stdout.slice(Math.max(0, stdout.indexOf('{'))));
  } catch {
    return undefined; // No verdict: an older OpenClaw, or one whose Node is too old to start it.
  }
}
