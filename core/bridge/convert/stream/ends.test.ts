import { expect, it } from 'vitest';
import { answerStream } from './answer-stream.ts';
import { done, eventsOf, finish, frameOf, piece, sampleAsked, sampleOptions } from './sample-answers.ts';

const hi = piece({ content: 'Hi' });

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
