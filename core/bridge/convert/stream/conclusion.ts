import { endWords } from '../errors/words.ts';
import type { IncompleteReason } from '../types/responses-events.ts';
import type { CallsState } from './calls.ts';
import type { Ending } from './response-writer.ts';

/** How the bytes ended: by the provider, by a fault of the connection, or because nothing came for too long. */
export type EndCause = 'closed' | 'broken' | 'silent';

export type Facts = {
  readonly finish: string | null;
  /** `[DONE]`, or an answer in one piece. */
  readonly isDone: boolean;
  readonly cause: EndCause;
  readonly hasText: boolean;
  readonly hasThought: boolean;
  readonly calls: CallsState;
};

const cutReasons: Readonly<Record<string, IncompleteReason>> = {
  length: 'max_output_tokens',
  max_tokens: 'max_output_tokens',
  model_length: 'max_output_tokens',
  content_filter: 'content_filter',
  sensitive: 'content_filter',
  safety: 'content_filter',
};

/** The provider says itself that it did not get to the end: Z.ai, OpenRouter, DeepSeek, vLLM, Gemini. */
const faults: ReadonlySet<string> = new Set([
  'network_error',
  'error',
  'insufficient_system_resource',
  'abort',
  'malformed_function_call',
]);

const completed: Ending = { kind: 'completed' };

/**
 * How an answer ends for Codex. Vendors say `stop` after calls, `function_call`, `end`, `eos` or nothing, so what is there
 * counts more than the word; but what ended early is never complete, and what holds nothing is a failure that says so.
 */
export function conclude(facts: Facts): Ending {
  const finish = facts.finish?.toLowerCase() ?? null;
  const reason = finish === null ? undefined : cutReasons[finish];
  if (reason) return { kind: 'incomplete', reason };
  if (finish !== null && faults.has(finish)) return facts.calls === 'whole' ? completed : endedEarly(facts);
  if (finish === null && !facts.isDone) return endedEarly(facts);
  return endedWell(facts, finish);
}

function endedEarly({ hasText, calls, cause, finish }: Facts): Ending {
  if (hasText || calls === 'whole' || calls === 'cut') return { kind: 'incomplete', reason: 'provider_ended_early' };
  return failed(finish === null ? endWords[cause] : endWords.fault);
}

function endedWell({ hasText, hasThought, calls }: Facts, finish: string | null): Ending {
  const saysCalls = finish === 'tool_calls' || finish === 'function_call';
  if (calls === 'nameless') return failed(endWords.nameless);
  // Codex tells the model of arguments that it cannot read; but then the provider has to stand by the call.
  if (calls === 'cut' && !saysCalls) return failed(endWords.cutCall);
  if (calls !== 'none' || hasText) return completed;
  return failed(hasThought ? endWords.onlyThoughts : endWords.empty);
}

/** Tried again: the next answer may well be a whole one. */
function failed(message: string): Ending {
  return { kind: 'failed', failure: { code: 'server_error', message } };
}
