import type * as z from 'zod';
import { type CallName, type Calls, contract, isCallName } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError, toProblem } from '../../shared/problem.ts';
import { redact } from '../../shared/redact.ts';
import { problemLine } from '../../shared/redact-problem.ts';
import type { App } from './app.ts';
import { placeOfSurprise } from './surprise.ts';
import { toProblemView } from './views/views.ts';

type Log = (line: string) => void;

/** Of a surprise's message, in the log. */
const mostOfMessage = 300;

/** The names of the contract's own fields; what stands elsewhere in a path was typed by somebody, and may be a key. */
const fieldName = /^[a-zA-Z]{1,30}$/;

function namesOf(path: readonly PropertyKey[]): string {
  return path
    .slice(0, 2)
    .filter((name) => typeof name === 'string' && fieldName.test(name))
    .join('.');
}

/** Says which field is wrong and never what stood in it. */
function inputInvalid(error: z.ZodError): AppError {
  const fields = error.issues.map(({ path, code }) => {
    return `${namesOf(path) || 'input'} (${code.replaceAll('_', ' ')})`;
  });
  const named = [...new Set(fields)].slice(0, 5).join(', ');
  return new AppError(problemOf('input-invalid', { fields: named }));
}

/** The keys that came in with a call: whatever goes wrong with it, no sentence about it shows them. */
function keysIn(input: unknown): readonly string[] {
  const key = typeof input === 'object' && input !== null && 'key' in input ? input.key : undefined;
  return typeof key === 'string' && key.trim() !== '' ? [key, key.trim()] : [];
}

/** Shorter ones are everywhere, and give nothing away. */
const shortestTold = 4;

/** Every text that came in, on whatever depth. */
function textsIn(input: unknown): readonly string[] {
  if (typeof input === 'string') return input.length < shortestTold ? [] : [input];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]) => [
    ...(Array.isArray(input) ? [] : textsIn(name)),
    ...textsIn(value),
  ]);
}

/** What happened and where, for whoever mends it: one line, with nothing of what was sent. */
function surpriseLine(error: unknown, input: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sent = [...textsIn(input)].sort((one, other) => other.length - one.length);
  const safe = redact(message, [...keysIn(input), ...sent]).replace(/\s+/g, ' ');
  return `${safe.slice(0, mostOfMessage)} (${placeOfSurprise(error)})`;
}

function isSurprise(error: unknown): boolean {
  return !(error instanceof AppError);
}

type GivenCall = (input: unknown, gone: AbortSignal | undefined) => Promise<unknown>;

async function carryOut(calls: Calls, name: CallName, input: unknown, gone?: AbortSignal): Promise<unknown> {
  const checked = contract[name].input.safeParse(input);
  if (!checked.success) throw inputInvalid(checked.error);
  // One entry of the contract at a time: its own schema has just said that this is its input.
  const call = calls[name] as GivenCall;
  const value = contract[name].output.safeParse(await call(checked.data, gone));
  if (value.success) return value.data;
  const places = value.error.issues.map(({ path, code }) => `${namesOf(path)} ${code}`);
  throw new Error(`the answer of ${name} is not what it promises (${places.slice(0, 3).join(', ')})`);
}

/**
 * The one door for calls from outside. Whatever comes in, a reply goes out; of a refusal or a surprise one line is logged,
 * without the payload (checklist W6).
 */
export function answerer(calls: Calls, log: Log): App['answer'] {
  return async (name, input, gone) => {
    try {
      if (!isCallName(name)) throw new AppError(problemOf('call-unknown'));
      return { ok: true, value: await carryOut(calls, name, input, gone) };
    } catch (error) {
      const { where, ...problem } = toProblemView(toProblem(error), keysIn(input));
      const shown = isCallName(name) ? name : 'an unknown call';
      if (isSurprise(error)) log(`${shown}: ${surpriseLine(error, input)}`);
      else if (problem.code === 'input-invalid' || problem.code === 'call-unknown')
        log(`${shown}: ${problemLine(problem)}`);
      return { ok: false, problem: { ...problem, ...(where && { where }) } };
    }
  };
}
