import { problemOf } from '../../../shared/messages/words.ts';
import { AppError, type Problem } from '../../../shared/problem.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document } from '../../documents/edit.ts';
import type { Issue } from '../acceptance.ts';
import type { Installation } from '../client.ts';
import { answerOf } from '../known-answers.ts';
import { readLiveDocument } from '../live-document.ts';
import { profileOf } from './config.ts';
import { needsRepair } from './legacy/legacy.ts';
import { codexQuestion } from './question.ts';

const missingProvider = /^Model provider `.*` not found$/;

interface Candidate {
  readonly path: string;
  readonly text: string;
}

/**
 * Has the real Codex load each candidate in a scratch home. A file that Codex refused before is held against the candidate
 * only where `repair` has a way out: without one it would forbid every switch for ever. That Codex still does not start is
 * said after the switch.
 * Codex has no such check for a profile: its file is loaded by itself, and a provider it leaves to config.toml is no fault.
 */
export async function validateCodex(
  installation: Installation,
  candidates: readonly Candidate[],
): Promise<Problem | undefined> {
  const { liveFile, program } = installation;
  if (program === undefined) return undefined;
  const files = candidates.filter(({ path }) => path === liveFile || profileOf(path) !== undefined);
  for (const { path, text } of files) {
    const document = parsed(path, text);
    if (!('value' in document)) return document;
    const refusal = await refusalOf(installation, path, document);
    if (!refusal || (path !== liveFile && missingProvider.test(refusal.words))) continue;
    const isOldTrouble = await isRefusedNow(installation, path);
    if (isOldTrouble && !needsRepair(document)) continue;
    const code = isOldTrouble ? 'codex.file-refused' : 'codex.change-refused';
    return toProblem(code, path, refusal);
  }
  return undefined;
}

function parsed(path: string, text: string): Document | Problem {
  try {
    return readDocument(text, 'toml', path);
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
}

/** false also for what can't be read: then the candidate stands for itself, and the write that follows names the cause. */
async function isRefusedNow(installation: Installation, path: string): Promise<boolean> {
  const { document, problem } = await readLiveDocument(path, 'toml');
  if (!document) return problem?.code === 'file-broken';
  return (await refusalOf(installation, path, document)) !== undefined;
}

/** What Codex has against a text; undefined when it takes it, or can't tell. */
async function refusalOf(installation: Installation, path: string, document: Document): Promise<Issue | undefined> {
  const question = codexQuestion(installation, path, document);
  const answer = question && (await answerOf(installation, question, 'taken'));
  return answer?.kind === 'refuses' ? answer.issues[0] : undefined;
}

function toProblem(
  code: 'codex.file-refused' | 'codex.change-refused',
  path: string,
  { words, line, column }: Issue,
): Problem {
  return {
    ...problemOf(code, { file: path, words }),
    ...(line !== undefined && column !== undefined && { where: { file: path, line, column } }),
  };
}
