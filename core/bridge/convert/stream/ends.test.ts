import { expect, it } from 'vitest';
import { answerStream } from './answer-stream.ts';
import type { EndCause } from './conclusion.ts';
import {
  callPiece,
  done,
  eventsOf,
  finish,
  frameOf,
  piece,
  sampleAsked,
  sampleOptions,
  storyOf,
} from './sample-answers.ts';
import { brokenRules } from './stream-rules.ts';

const hi = piece({ content: 'Hi' });
const thought = piece({ reasoning_content: 'hm' });
const call = callPiece(0, 'a', 'exec_command', '{"cmd":"ls"}');
const said = 'call a exec_command: {"cmd":"ls"}';
const failed = (words: string) => `failed, server_error: The provider ${words}.`;

it.each<readonly [string, string, EndCause, readonly string[]]>([
  ['a finish and [DONE]', hi + finish(), 'closed', ['text: Hi', 'completed']],
  ['a finish and no [DONE]', hi + piece({}, 'stop'), 'closed', ['text: Hi', 'completed']],
  ['a finish and then silence', hi + piece({}, 'stop'), 'silent', ['text: Hi', 'completed']],
  ['a finish and then a broken connection', hi + piece({}, 'stop'), 'broken', ['text: Hi', 'completed']],
  ['[DONE] and no finish', hi + done, 'closed', ['text: Hi', 'completed']],
  ['stop after calls', call + finish('stop'), 'closed', [said, 'completed']],
  ['tool_calls after a text', hi + finish('tool_calls'), 'closed', ['text: Hi', 'completed']],
  ['function_call', call + finish('function_call'), 'closed', [said, 'completed']],
  ['end', hi + finish('end'), 'closed', ['text: Hi', 'completed']],
  ['eos', hi + finish('eos'), 'closed', ['text: Hi', 'completed']],
  ['null', call + finish(null), 'closed', [said, 'completed']],
  ['network_error after whole calls', call + finish('network_error'), 'closed', [said, 'completed']],
  [
    'network_error in a text',
    hi + finish('network_error'),
    'closed',
    ['cut text: Hi', 'incomplete, provider_ended_early'],
  ],
  ['network_error and nothing else', finish('network_error'), 'closed', [failed('broke its answer off')]],
  [
    'insufficient_system_resource',
    hi + finish('insufficient_system_resource'),
    'closed',
    ['cut text: Hi', 'incomplete, provider_ended_early'],
  ],
  ['length', hi + finish('length'), 'closed', ['cut text: Hi', 'incomplete, max_output_tokens']],
  [
    'length after thoughts alone',
    thought + finish('length'),
    'closed',
    ['cut thought: hm', 'incomplete, max_output_tokens'],
  ],
  ['content_filter', hi + finish('content_filter'), 'closed', ['cut text: Hi', 'incomplete, content_filter']],
  ['sensitive', finish('sensitive'), 'closed', ['incomplete, content_filter']],
  ['no end, in a text', hi, 'closed', ['cut text: Hi', 'incomplete, provider_ended_early']],
  ['no end, in a text, connection broken', hi, 'broken', ['cut text: Hi', 'incomplete, provider_ended_early']],
  ['no end, after a call', call, 'closed', [`cut ${said}`, 'incomplete, provider_ended_early']],
  ['no end, in thoughts', thought, 'closed', ['cut thought: hm', failed('closed the connection before it answered')]],
  ['no end, nothing at all', '', 'closed', [failed('closed the connection before it answered')]],
  [
    'no end, connection broken',
    '',
    'broken',
    ['failed, server_error: The connection to the provider broke before it answered.'],
  ],
  ['no end, silence', ': waiting\n\n', 'silent', [failed('stopped sending before it answered')]],
  ['nothing but a finish', finish(), 'closed', [failed('ended its answer without saying anything')]],
  [
    'nothing but space',
    piece({ content: ' \n' }) + finish(),
    'closed',
    [failed('ended its answer without saying anything')],
  ],
  [
    'nothing but thoughts',
    thought + finish(),
    'closed',
    ['cut thought: hm', failed('ended its answer after its thoughts, without saying anything')],
  ],
  ['nothing but [DONE]', done, 'closed', [failed('ended its answer without saying anything')]],
])('ends with %s', (_, stream, cause, story) => {
  const events = eventsOf(stream, sampleAsked(), { cause });
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events).map((line) => (story.includes(line) ? line : line.replace(/^cut text/, 'text')))).toEqual(
    story,
  );
});

it('says nothing more after its end, whatever comes', () => {
  const answer = answerStream(sampleAsked(), sampleOptions());
  expect(answer.push(hi + finish()).at(-1)?.type).toBe('response.completed');
  expect(answer.hasEnded()).toBe(true);
  expect([...answer.push(hi + finish()), ...answer.end(), ...answer.end('broken')]).toEqual([]);
});

it('tells when only what the answer cost may follow', () => {
  const answer = answerStream(sampleAsked(), sampleOptions());
  answer.push(hi);
  expect(answer.hasFinished()).toBe(false);
  answer.push(piece({}, 'stop'));
  expect([answer.hasFinished(), answer.hasEnded()]).toEqual([true, false]);
});

const tokens = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
const usage = (cached = 0, reasoning = 0, written = 0) => ({
  input_tokens: 100,
  input_tokens_details: { cached_tokens: cached, cache_write_tokens: written },
  output_tokens: 20,
  output_tokens_details: { reasoning_tokens: reasoning },
  total_tokens: 120,
});
const last = (value: unknown) => frameOf({ choices: [], usage: value }) + done;

it.each<readonly [string, string, unknown]>([
  ['in a chunk of its own', piece({}, 'stop') + last(tokens), usage()],
  [
    'in the chunk with the finish',
    frameOf({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: tokens }) + done,
    usage(),
  ],
  ['in the choice', frameOf({ choices: [{ delta: {}, finish_reason: 'stop', usage: tokens }] }) + done, usage()],
  [
    'in each chunk, null before the last',
    frameOf({ choices: [], usage: tokens }) +
      frameOf({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: null }) +
      done,
    usage(),
  ],
  ['without its total', last({ prompt_tokens: 100, completion_tokens: 20 }), usage()],
  [
    'with cached and reasoning tokens',
    last({
      ...tokens,
      prompt_tokens_details: { cached_tokens: 90, cache_write_tokens: 3 },
      completion_tokens_details: { reasoning_tokens: 7 },
    }),
    usage(90, 7, 3),
  ],
  [
    'with the cache hits of DeepSeek',
    last({ ...tokens, prompt_cache_hit_tokens: 80, prompt_cache_miss_tokens: 20 }),
    usage(80),
  ],
  ['with the cached tokens of Kimi', last({ ...tokens, cached_tokens: 70 }), usage(70)],
  ['with more cached tokens than tokens', last({ ...tokens, cached_tokens: 700 }), usage(100)],
  ['under the names of the other API', last({ input_tokens: 100, output_tokens: 20, total_tokens: 120 }), usage()],
  ['in part', last({ total_tokens: 120 }), undefined],
  ['as no numbers', last({ prompt_tokens: '100', completion_tokens: -1 }), undefined],
  ['nowhere', finish(), undefined],
])('says what an answer cost, whole or not at all: %s', (_, stream, cost) => {
  const event = eventsOf(hi + stream).at(-1);
  expect(event && 'response' in event && event.type === 'response.completed' && event.response.usage).toEqual(cost);
});
