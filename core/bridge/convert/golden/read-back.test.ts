import { createOpenResponses } from '@ai-sdk/open-responses';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { failedStream } from '../errors/failed-stream.ts';
import { frame, heartbeat } from '../stream/frame.ts';
import { callPiece, eventsOf, finish, frameOf, piece, sampleAsked, sampleOptions } from '../stream/sample-answers.ts';
import type { Response as Ours, ResponsesEvent } from '../types/responses-events.ts';
import { goldenAnswers } from './golden-answers.ts';

const usage = {
  prompt_tokens: 100,
  completion_tokens: 20,
  total_tokens: 120,
  prompt_tokens_details: { cached_tokens: 90 },
  completion_tokens_details: { reasoning_tokens: 7 },
};
const patch = '*** Begin Patch\n*** Delete File: a\n*** End Patch';
const thought = piece({ reasoning_content: 'hm ' }) + piece({ reasoning_content: 'so' });
const text = piece({ content: 'Hi ' }) + piece({ content: 'you' });
const ls = callPiece(0, 'a', 'exec_command', '{"cmd"') + callPiece(0, null, null, ':"ls","n":5.0}');

const answers: Readonly<Record<string, readonly ResponsesEvent[]>> = {
  'a text': eventsOf(text + finish()),
  'thoughts, a text and what it cost': eventsOf(thought + text + frameOf({ choices: [], usage }) + finish()),
  'a refusal': eventsOf(piece({ refusal: 'No' }) + finish()),
  'a call': eventsOf(thought + ls + finish('tool_calls')),
  'two calls and a text': eventsOf(
    text + ls + callPiece(1, 'b', 'multi_agent_v1__spawn_agent', '{}') + finish('tool_calls'),
  ),
  'a patch': eventsOf(callPiece(0, 'p', 'apply_patch', JSON.stringify({ input: patch })) + finish('tool_calls')),
  'a search for tools': eventsOf(callPiece(0, 's', 'tool_search', '{"query":"git"}') + finish('tool_calls')),
  'a text that is cut': eventsOf(thought + text + finish('length')),
  'a call that is cut': eventsOf(text + callPiece(0, 'a', 'exec_command', '{"cmd":"l') + finish('length')),
  'an end without an end': eventsOf(text),
  'an empty answer': eventsOf(finish()),
  'an error in the stream': eventsOf(thought + text + frameOf({ error: { message: 'boom' } })),
  'an error of the provider': failedStream(
    sampleAsked(),
    { status: 401, headers: {}, body: 'bad key' },
    sampleOptions(),
  ),
};

/** A server that answers every request with the stream. */
function fetchOf(events: readonly ResponsesEvent[], between = ''): typeof fetch {
  return () =>
    Promise.resolve(
      new Response(events.map(frame).join(between), { headers: { 'content-type': 'text/event-stream' } }),
    );
}

function finalOf(events: readonly ResponsesEvent[]): Ours {
  const last = events.at(-1);
  if (!last || !('response' in last)) throw new Error('has no end');
  return last.response;
}

/** The client of OpenAI sees each event, and ends with the response that was meant. */
async function readByOpenAi(events: readonly ResponsesEvent[]): Promise<void> {
  const client = new OpenAI({
    apiKey: 'none',
    baseURL: 'http://127.0.0.1:9/v1',
    fetch: fetchOf(events),
    maxRetries: 0,
  });
  const stream = client.responses.stream({ model: 'glm-5.2', input: 'x' });
  const seen: string[] = [];
  stream.on('event', ({ type }) => seen.push(type));
  const response = await stream.finalResponse();
  expect(seen).toEqual(events.map(({ type }) => type));
  expect(response).toMatchObject({ ...finalOf(events) });
}

/** A second client puts the same texts, thoughts and calls together from the events alone, and what keeps Codex waiting in between. */
async function readBySecond(events: readonly ResponsesEvent[]): Promise<void> {
  const provider = createOpenResponses({
    name: 'x',
    url: 'http://127.0.0.1:9/v1/responses',
    fetch: fetchOf(events, heartbeat),
  });
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'x' }] }];
  const { stream } = await provider('glm-5.2').doStream({ prompt });
  const parts: (typeof stream extends ReadableStream<infer Part> ? Part : never)[] = [];
  for await (const part of stream) parts.push(part);
  expect(parts.filter(({ type }) => type === 'error')).toEqual([]);
  const said = (type: 'text-delta' | 'reasoning-delta') =>
    parts.map((part) => (part.type === type ? part.delta : '')).join('');
  const { output, status, usage: cost } = finalOf(events);
  const messages = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  expect(said('text-delta')).toBe(messages.map((part) => ('text' in part ? part.text : '')).join(''));
  const thoughts = output.flatMap((item) => (item.type === 'reasoning' ? item.content : []));
  expect(said('reasoning-delta')).toBe(thoughts.map((part) => part.text).join(''));
  const calls = output.flatMap((item) => (item.type === 'function_call' && item.status === 'completed' ? [item] : []));
  expect(
    parts.flatMap((part) => (part.type === 'tool-call' ? [[part.toolCallId, part.toolName, part.input]] : [])),
  ).toEqual(calls.map((call) => [call.call_id, call.name, call.arguments]));
  const [end] = parts.flatMap((part) => (part.type === 'finish' ? [part] : []));
  expect(end?.finishReason.unified === 'error').toBe(status === 'failed');
  expect(end?.usage.inputTokens.total).toBe(cost?.input_tokens);
}

describe.each(Object.entries(answers))('%s', (_, events) => {
  it('is read back whole by the client of OpenAI', () => readByOpenAi(events));

  it('says the same to a second client', () => readBySecond(events));
});

it.each(goldenAnswers)('two other clients agree where one $situation', async ({ stream, dialect, cause }) => {
  const events = eventsOf(stream, sampleAsked(dialect), cause && { cause });
  await readByOpenAi(events);
  await readBySecond(events);
});
