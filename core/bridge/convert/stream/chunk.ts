import { isDeeperThan, isObject, type JsonObject, textOf } from '../json.ts';
import type { Usage } from '../types/responses-events.ts';
import type { CallFragment } from './pending-call.ts';
import type { Thoughts } from './thoughts.ts';
import { readUsage } from './usage.ts';

/** What one chunk says; '' and null where it says nothing. */
export type Chunk = {
  readonly thought: string;
  readonly text: string;
  readonly refusal: string;
  readonly calls: readonly CallFragment[];
  readonly finish: string | null;
  readonly usage: Usage | null;
};

const deepest = 64;
const noCalls: readonly CallFragment[] = [];

/** By hand and not by a schema: whatever is of the wrong kind is left out alone, and this runs for every few letters. */
export function readChunk(value: JsonObject, thoughts: Thoughts): Chunk {
  const choice: unknown = Array.isArray(value.choices) ? value.choices.find(isFirst) : undefined;
  if (!isObject(choice))
    return { thought: '', text: '', refusal: '', calls: noCalls, finish: null, usage: readUsage(value.usage) };
  const delta = isObject(choice.delta) ? choice.delta : isObject(choice.message) ? choice.message : {};
  return {
    thought: thoughts.read(delta),
    text: textIn(delta.content),
    refusal: textOf(delta.refusal),
    calls: readCalls(delta),
    finish: textOf(choice.finish_reason) || null,
    usage: readUsage(value.usage) ?? readUsage(choice.usage),
  };
}

/** Of several answers, which nobody asked for, the first one counts. */
function isFirst(choice: unknown): boolean {
  return isObject(choice) && (typeof choice.index !== 'number' || choice.index === 0);
}

function textIn(content: unknown): string {
  if (!Array.isArray(content)) return textOf(content);
  return content.map((part) => (isObject(part) && part.type !== 'thinking' ? textOf(part.text) : '')).join('');
}

function readCalls(delta: JsonObject): readonly CallFragment[] {
  const calls: unknown = delta.tool_calls;
  if (Array.isArray(calls)) return calls.filter(isObject).map(toFragment);
  if (isObject(calls)) return [toFragment(calls)];
  // The form before `tool_calls`: one call for each answer.
  return isObject(delta.function_call) ? [toFragment({ index: 0, function: delta.function_call })] : noCalls;
}

function toFragment(call: JsonObject): CallFragment {
  const named = isObject(call.function) ? call.function : {};
  return {
    index: typeof call.index === 'number' ? call.index : null,
    id: textOf(call.id).toWellFormed(),
    name: textOf(named.name).trim().toWellFormed(),
    arguments: argumentsText(named.arguments),
    signature: signatureOf(call.extra_content),
  };
}

/** Some servers send the value in place of its JSON. */
function argumentsText(value: unknown): string {
  if (typeof value === 'string') return value;
  return isObject(value) && !isDeeperThan(value, deepest) ? JSON.stringify(value) : '';
}

function signatureOf(extra: unknown): unknown {
  return isObject(extra) && isObject(extra.google) ? extra.google.thought_signature : undefined;
}
