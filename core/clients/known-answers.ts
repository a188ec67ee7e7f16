import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { ClientId } from '../../shared/client-id.ts';
import { lazily } from '../../shared/lazily.ts';
import type { Environment } from '../environment.ts';
import { makePrivateFolder } from '../files/disk.ts';
import { runNow } from '../files/steps.ts';
import { replaceWhole } from '../files/whole-file.ts';
import type { Answer, Question } from './acceptance.ts';
import type { Installation } from './client.ts';
import { readJson } from './json-file.ts';

/** Of each client: enough for going to and fro between some providers. */
const mostKept = 40;

const answersSchema = lazily(() => {
  const issue = z.object({
    words: z.string(),
    file: z.optional(z.string()),
    path: z.optional(z.array(z.union([z.string(), z.number()]))),
    line: z.optional(z.number()),
    column: z.optional(z.number()),
    isAside: z.optional(z.boolean()),
  });
  const answer = z.union([
    z.object({ kind: z.literal('takes') }),
    z.object({ kind: z.enum(['refuses', 'skips']), issues: z.array(issue) }),
  ]);
  return z.object({ answers: z.array(z.object({ of: z.string(), answer })) });
});

/** Questions that are being asked in this process, so that no two faces ask the same at once. */
const running = new Map<string, Promise<Answer>>();

/**
 * What the program said about the very same question, if it has not changed since. Kept in our own folder by a hash of
 * the copies, which hold no key, and of the program: going back to a provider needs no new answer.
 */
export function knownAnswer(installation: Installation, question: Question): Answer | undefined {
  const of = nameOf(installation, question);
  return keptAnswers(installation).find((kept) => kept.of === of)?.answer;
}

/** Which answers are kept beyond this process: none of a text that is then not written. */
type Kept = 'all' | 'taken';

/** Asks the program, unless the answer is known or on its way. */
export async function answerOf(installation: Installation, question: Question, kept: Kept = 'all'): Promise<Answer> {
  const known = knownAnswer(installation, question);
  if (known) return known;
  const of = nameOf(installation, question);
  const asked = running.get(of) ?? ask(installation, question, { of, kept });
  running.set(of, asked);
  return asked;
}

async function ask(
  installation: Installation,
  question: Question,
  { of, kept }: { readonly of: string; readonly kept: Kept },
): Promise<Answer> {
  try {
    // Where the answer is known, no program is started, and nothing is loaded for that.
    const { askProgram } = await import('./asking.ts');
    const answer = await askProgram(installation.environment, question);
    // One that could not answer now may be able to later.
    if (answer.kind === 'takes' || (answer.kind !== 'silent' && kept === 'all')) keep(installation, of, answer);
    return answer;
  } finally {
    running.delete(of);
  }
}

/** Everything on which the answer hangs. */
function nameOf({ environment, version, liveFile }: Installation, { program, args, files }: Question): string {
  const { mtimeMs, size } = statSync(program, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
  const parts = [program, version ?? '', mtimeMs, size, args, files, liveFile, environment.home];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function pathOf({ dataFolder, path }: Environment, client: ClientId): string {
  return path.join(dataFolder, 'cache', `answers-${client}.json`);
}

function keptAnswers({ environment, client }: Installation) {
  return readJson(pathOf(environment, client), answersSchema())?.answers ?? [];
}

function keep(installation: Installation, of: string, answer: Answer): void {
  const { environment, client } = installation;
  const file = pathOf(environment, client);
  const answers = [{ of, answer }, ...keptAnswers(installation).filter((kept) => kept.of !== of)].slice(0, mostKept);
  try {
    makePrivateFolder(dirname(file));
    runNow(replaceWhole(file, JSON.stringify({ answers }), environment.platform, 0o600));
  } catch {
    // What can't be kept is asked again: that costs time, not truth.
  }
}
