import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError, type Problem } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Answer, Described, Issue, Question } from '../clients/acceptance.ts';
import type { Client, Legacy, LiveState, Note, Texts } from '../clients/client.ts';
import { answerOf, knownAnswer } from '../clients/known-answers.ts';
import { documentsOf } from '../clients/live-document.ts';
import type { Position } from '../documents/edit.ts';
import { isLarge } from '../planner/planner.ts';
import type { Engine } from './engine.ts';
import type { Plan } from './plan.ts';

/**
 * Whether a client starts with its files. `takes`: its own program said so. `refuses`: the program said that it does not,
 * or the files hold what is known to stop it. `unknown`: nobody could tell.
 */
export interface Verdict {
  readonly kind: 'takes' | 'refuses' | 'unknown';
  /** What is wrong, in the program's words or in ours; without keys. */
  readonly problems: readonly Problem[];
  /** The program has not been asked about these very files yet, and can be. */
  readonly isOpen: boolean;
}

/** As far as it is known, or told at once: a quick program is asked. */
export async function verdictNow(engine: Engine, client: Client): Promise<Verdict> {
  const state = await engine.read.state(client);
  return toVerdict(client, state, await answerNow(client, state));
}

/**
 * The same of what a plan has just written. The client is read once more only where that can tell something new: a switch
 * brings nothing by itself that stops a client.
 */
export async function verdictAfter(engine: Engine, client: Client, plan: Plan): Promise<Verdict> {
  const { state } = plan;
  const { planner } = state.installation.environment;
  // A large text is parsed by the planner, which only reading the file leads to.
  const isHeavy = planner !== undefined && plan.candidates.some(({ text }) => isLarge(text));
  const isNothingNew = plan.kind === 'use' && !isHeavy && !state.legacy.some(({ isFatal }) => isFatal);
  if (!isNothingNew) return verdictNow(engine, client);
  const answer = await answerNow(client, state, textsOf(plan));
  return answer && 'issues' in answer ? verdictNow(engine, client) : toVerdict(client, state, answer);
}

/** The texts that a plan writes, or finds right as they are. */
export function textsOf({ candidates }: Plan): Texts {
  return new Map(candidates.map(({ path, text }) => [path, text]));
}

/** Waits for the client's program, a few seconds for some. `texts` stand in place of those that were read. */
export async function askedVerdict(engine: Engine, client: Client, texts?: Texts): Promise<Verdict> {
  const state = await engine.read.state(client);
  const question = client.acceptance?.question(state, texts);
  return toVerdict(client, state, question ? await asked(state, question) : { kind: 'silent' });
}

/** A disk that has no room for the copies, say, is no reason to fail an act that is done. */
async function asked({ installation }: LiveState, question: Question): Promise<Answer> {
  try {
    return await answerOf(installation, question);
  } catch (error) {
    if (error instanceof AppError) return { kind: 'silent' };
    throw error;
  }
}

/** undefined: the program could be asked, and nobody has. */
export async function answerNow(client: Client, state: LiveState, texts?: Texts): Promise<Answer | undefined> {
  const question = client.acceptance?.question(state, texts);
  if (!question) return { kind: 'silent' };
  return client.acceptance?.isQuick ? asked(state, question) : knownAnswer(state.installation, question);
}

export function toVerdict(client: Client, state: LiveState, answer: Answer | undefined): Verdict {
  const isOpen = answer === undefined;
  if (state.main.problem) return { kind: 'refuses', problems: [state.main.problem], isOpen: false };
  const stops = [...findingsOf(client, state, answer), ...state.legacy].filter(({ isFatal }) => isFatal);
  const problems = stops.map(({ problem }) => problem);
  if (problems.length > 0) return { kind: 'refuses', problems, isOpen };
  return { kind: answer?.kind === 'takes' || answer?.kind === 'skips' ? 'takes' : 'unknown', problems: [], isOpen };
}

/**
 * What the program said, as findings beside those of our own rules. What one of ours already names at the same place,
 * with its repair, is not said twice.
 */
export function findingsOf(client: Client, state: LiveState, answer: Answer | undefined): readonly Legacy[] {
  if (answer?.kind !== 'refuses' && answer?.kind !== 'skips') return [];
  const { kind, issues } = answer;
  const places = new Set(
    state.legacy.flatMap(({ problem: { where }, isFatal }) =>
      where && isFatal ? [`${where.file}:${where.line}`] : [],
    ),
  );
  return issues.flatMap((issue): readonly Legacy[] => {
    const problem = toProblem(client, state, kind, issue);
    const { where } = problem;
    if (where && places.has(`${where.file}:${where.line}`)) return [];
    return [{ problem, isFatal: issue.isAside !== true }];
  });
}

/** What the published schema says, where no program has told: a warning, for a client may be less strict than that. */
export async function presumedOf(
  client: Client,
  state: LiveState,
  answer: Answer | undefined,
): Promise<readonly Legacy[]> {
  if ((answer !== undefined && answer.kind !== 'silent') || !client.acceptance?.described) return [];
  const named = new Set(
    state.legacy.flatMap(({ problem: { where } }) => (where ? [`${where.file}:${where.line}`] : [])),
  );
  return (await client.acceptance.described(state)).flatMap((described): readonly Legacy[] => {
    const { file, at } = described;
    const position = positionOf(state, file, { words: '', path: at });
    if (position && named.has(`${file}:${position.line}`)) return [];
    const problem = problemOf('client-may-refuse', { client: client.name, file, what: mismatchOf(described) });
    return [{ problem: { ...problem, ...(position && { where: { file, ...position } }) }, isFatal: false }];
  });
}

function mismatchOf({ path, kind, expected }: Described): Sentence {
  const place = path.join('.');
  if (kind === 'missing') return sentence('schema.missing', { place });
  if (kind === 'unknown') return sentence('schema.unknown', { place });
  return expected === undefined
    ? sentence('schema.wrong', { place })
    : sentence('schema.expected', { place, expected });
}

function toProblem(client: Client, state: LiveState, kind: 'refuses' | 'skips', issue: Issue): Problem {
  const file = issue.file ?? state.main.file.path;
  const values = { client: client.name, id: client.id, file, words: issue.words };
  const position = positionOf(state, file, issue);
  return {
    ...(kind === 'refuses' ? problemOf('client-refuses', values) : problemOf('client-skips', values)),
    ...(position && { where: { file, ...position } }),
  };
}

/** Where a setting is missing, the place of what should hold it. */
function positionOf(state: LiveState, file: string, { path = [], line, column }: Issue): Position | undefined {
  if (line !== undefined) return { line, column: column ?? 1 };
  const document = documentsOf(state).find((live) => live.file.path === file)?.document;
  for (let length = path.length; length > 0; length--) {
    const position = document?.locate(path.slice(0, length));
    if (position) return position;
  }
  return undefined;
}

/** What may be said of an act once it is known that the client does not start: nothing that sounds as if it did. */
export function withoutPromises(notes: readonly Note[]): readonly Note[] {
  return notes.filter(({ kind }) => kind === 'warning' || kind === 'info');
}
