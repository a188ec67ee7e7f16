import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { lazily } from '../../../shared/lazily.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import { redact } from '../../../shared/redact.ts';
import { readDocument } from '../../documents/document.ts';
import { readLiveFile } from '../../files/live-file.ts';
import { withScratch } from '../../files/scratch.ts';
import { runChild } from '../child-process.ts';
import type { Installation } from '../client.ts';
import { profileOf } from './config.ts';
import { needsRepair } from './legacy/legacy.ts';

/** `--print-startup-config` came with 0.164.0; it takes 60 to 80 ms and no network. */
const firstMinor = 164;
const timeoutMs = 5000;

const missingProvider = /^Model provider `.*` not found$/;

interface Candidate {
  readonly path: string;
  readonly text: string;
}

/**
 * Has the real Codex load each candidate in a scratch home. A file that Codex refused before is held against the candidate
 * only where `repair` has a way out: a refusal without one may come from the scratch home itself (a path relative to the
 * real one), and would forbid every switch for ever.
 * Codex has no such check for a profile: its file is loaded by itself, and a provider it leaves to config.toml is no fault.
 */
export async function validateCodex(
  installation: Installation,
  candidates: readonly Candidate[],
): Promise<Problem | undefined> {
  const { environment, liveFile, program, version } = installation;
  if (program === undefined || isTooOld(version)) return undefined;
  const files = candidates.filter(({ path }) => path === liveFile || profileOf(path) !== undefined);
  for (const { path, text } of files) {
    const refusal = await refusalOf(installation, program, text);
    if (!refusal || (path !== liveFile && missingProvider.test(refusal.detail))) continue;
    const before = await textOf(path);
    const isOldTrouble = before !== null && (await refusalOf(installation, program, before)) !== undefined;
    if (isOldTrouble && !needsRepair(readDocument(text, 'toml', path))) continue;
    const code = isOldTrouble ? 'codex.file-refused' : 'codex.change-refused';
    return toProblem(code, path, refusal, environment.path.basename(path));
  }
  return undefined;
}

function isTooOld(version: string | undefined): boolean {
  const [major, minor] = (version ?? '').split('.').map(Number);
  return major === 0 && minor !== undefined && minor < firstMinor;
}

/** null also for what can't be read: then the candidate stands for itself. */
async function textOf(path: string): Promise<string | null> {
  try {
    return (await readLiveFile(path)).text;
  } catch {
    return null; // The write that follows names the cause.
  }
}

const refusalSchema = lazily(() =>
  z.object({
    error: z.object({
      data: z.object({
        reason: z.literal('configLoad'),
        filePath: z.string().nullable(),
        line: z.int().positive().nullable(),
        column: z.int().positive().nullable(),
        detail: z.string(),
      }),
    }),
  }),
);
type Refusal = z.infer<ReturnType<typeof refusalSchema>>['error']['data'] & { readonly folder: string };

/** What Codex has against `text`; undefined when it takes it, or does not answer in the form of 0.164 and later. */
async function refusalOf({ environment }: Installation, program: string, text: string): Promise<Refusal | undefined> {
  return withScratch(environment, async (folder) => {
    writeFileSync(join(folder, 'config.toml'), text, { mode: 0o600 });
    const { stdout } = await runChild(environment, {
      program,
      args: ['app-server', '--print-startup-config'],
      variables: { CODEX_HOME: folder },
      timeoutMs,
    });
    const refusal = refusalSchema().safeParse(parseJson(stdout)).data?.error.data;
    return refusal && { ...refusal, folder };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not the answer we asked for: an older or a broken Codex can't tell.
  }
}

/** Codex's own words, with the real file in place of the scratch one. It quotes values, which may be keys. */
function toProblem(
  code: 'codex.file-refused' | 'codex.change-refused',
  path: string,
  refusal: Refusal,
  name: string,
): Problem {
  const { detail, line, column, folder } = refusal;
  const words = redact(detail.replaceAll(join(folder, 'config.toml'), name).replaceAll(folder, '$CODEX_HOME'));
  return {
    ...problemOf(code, { file: path, words }),
    ...(line !== null && column !== null && { where: { file: path, line, column } }),
  };
}
