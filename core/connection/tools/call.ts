import type { Wire } from '../../../shared/provider.ts';
import { isPlainObject } from '../../documents/plain-value.ts';
import { readJson } from '../model-names.ts';
import { type Event, eventsOf } from '../stream.ts';

/** A call of a tool that a model asked for. `args` as it sent them: JSON, if it keeps to the rules. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly args: string;
}

/** What a model answered with: its calls, and its whole turn as the next request has to give it back. */
export interface Turn {
  readonly calls: readonly ToolCall[];
  readonly said: readonly unknown[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads the calls out of a streamed answer. Without any where the stream is none, or holds none. */
export function readTurn(wire: Wire, stream: string): Turn {
  const events = (eventsOf(stream) ?? []).filter((event) => event.isDone !== true);
  return readers[wire](events);
}

/** Whether the arguments are what the tool takes. */
export function isWhole({ args }: ToolCall): boolean {
  const value = readJson(args);
  return isPlainObject(value) && typeof value.word === 'string';
}

const readers: Readonly<Record<Wire, (events: readonly Event[]) => Turn>> = {
  responses: (events) => {
    const done = events.flatMap(({ type, item }) =>
      type === 'response.output_item.done' && isPlainObject(item) ? [item] : [],
    );
    const calls = done.filter(({ type }) => type === 'function_call');
    return {
      calls: calls.map((item) => ({ id: text(item.call_id), name: text(item.name), args: text(item.arguments) })),
      // As Codex gives them back: what a model thought goes along, what it is called by the server does not matter.
      said: done.filter(({ type }) => type === 'function_call' || type === 'reasoning'),
    };
  },
  chat: (events) => {
    const deltas = events.flatMap(({ choices }) => {
      const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
      return isPlainObject(choice) && isPlainObject(choice.delta) ? [choice.delta] : [];
    });
    const calls = callsIn(deltas);
    const thought = joined(deltas, 'reasoning_content');
    const content = joined(deltas, 'content');
    const called = calls.map(({ id, name, args }) => ({ id, type: 'function', function: { name, arguments: args } }));
    const message = {
      role: 'assistant',
      content: content === '' ? null : content,
      // DeepSeek and Kimi refuse a turn that comes back without it.
      ...(thought !== '' && { reasoning_content: thought }),
      tool_calls: called,
    };
    return { calls, said: [message] };
  },
  anthropic: (events) => {
    const blocks = blocksIn(events);
    const calls = blocks.flatMap((block) =>
      block.type === 'tool_use' ? [{ id: text(block.id), name: text(block.name), args: block.json }] : [],
    );
    return { calls, said: [{ role: 'assistant', content: blocks.map(toBlock) }] };
  },
};

function joined(deltas: readonly Event[], name: string): string {
  return deltas.map((delta) => text(delta[name])).join('');
}

/** Fragments belong together by their index; some send none, and only the first of a call has an id. */
function callsIn(deltas: readonly Event[]): readonly ToolCall[] {
  const calls: { id: string; name: string; args: string; index: unknown }[] = [];
  const parts = deltas.flatMap(({ tool_calls: list }) => (Array.isArray(list) ? list.filter(isPlainObject) : []));
  for (const { index, id, function: called } of parts) {
    const own = isPlainObject(called) ? called : {};
    const known = calls.findLast((call) => (index === undefined ? text(id) === '' : call.index === index));
    const call = known ?? { id: '', name: '', args: '', index };
    if (!known) calls.push(call);
    call.id ||= text(id);
    call.name ||= text(own.name);
    call.args += text(own.arguments);
  }
  return calls;
}

interface Block {
  readonly [name: string]: unknown;
  json: string;
}

function blocksIn(events: readonly Event[]): readonly Block[] {
  const blocks = new Map<unknown, Block & Record<string, unknown>>();
  for (const { type, index, content_block: begun, delta } of events) {
    if (type === 'content_block_start' && isPlainObject(begun)) blocks.set(index, { ...begun, json: '' });
    const block = blocks.get(index);
    if (type !== 'content_block_delta' || !block || !isPlainObject(delta)) continue;
    block.json += text(delta.partial_json);
    for (const name of ['text', 'thinking', 'signature'])
      if (typeof delta[name] === 'string') block[name] = text(block[name]) + delta[name];
  }
  return [...blocks.values()];
}

function toBlock({ json, ...block }: Block): unknown {
  return block.type === 'tool_use' ? { ...block, input: readJson(json) ?? {} } : block;
}
