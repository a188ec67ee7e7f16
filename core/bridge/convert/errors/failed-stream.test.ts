import { expect, it } from 'vitest';
import { done, eventsOf, frameOf, sampleAsked, sampleOptions, storyOf } from '../stream/sample-answers.ts';
import { brokenRules } from '../stream/stream-rules.ts';
import { failedStream } from './failed-stream.ts';

type Headers = Readonly<Record<string, string>>;

const failedWith = (status: number, body: unknown, headers: Headers = {}, options = sampleOptions()) =>
  failedStream(
    sampleAsked(),
    { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    options,
  );
const openai = (message: string, more: object = {}) => ({ error: { message, ...more } });
const refused = (status: number, words: string) => `failed, invalid_prompt: Provider error ${status}: ${words}`;
const again = (status: number, words: string) => `failed, server_error: Provider error ${status}: ${words}`;
const later = (status: number, words: string) => `failed, rate_limit_exceeded: Provider error ${status}: ${words}`;

it.each<readonly [string, number, unknown, Headers, string]>([
  ['a wrong key', 401, openai('Incorrect API key provided'), {}, refused(401, 'Incorrect API key provided')],
  ['no money', 402, openai('Insufficient Balance'), {}, refused(402, 'Insufficient Balance')],
  [
    'a client that is not welcome',
    403,
    openai('Kimi For Coding is only available for coding agents', { type: 'access_terminated_error' }),
    {},
    refused(403, 'Kimi For Coding is only available for coding agents'),
  ],
  ['a wrong address', 404, '404 page not found', {}, refused(404, '404 page not found')],
  [
    'a field that the provider refuses',
    400,
    openai("Unknown field 'store'"),
    {},
    refused(400, "Unknown field 'store'"),
  ],
  [
    'a model that is not there, with a status of the server',
    503,
    openai('No available channel for model x', { code: 'model_not_found' }),
    {},
    refused(503, 'No available channel for model x'),
  ],
  [
    'a request that is too large',
    413,
    '',
    {},
    'failed, invalid_prompt: Provider error 413: the request is too large for it, mostly because of images in the chat. Begin a new chat, or go back to before the images.',
  ],
  ['a broken server', 500, openai('Internal error'), {}, again(500, 'Internal error')],
  [
    'a gateway whose server is gone',
    502,
    '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
    {},
    again(502, '502 Bad Gateway'),
  ],
  [
    'a page that speaks in entities',
    520,
    '<html><title>Web server &amp; friends &lt;down&gt;</title>',
    {},
    again(520, 'Web server & friends <down>'),
  ],
  ['a server without words', 503, '', {}, again(503, 'it gave no reason.')],
  [
    'a server that is overloaded',
    529,
    openai('Overloaded', { type: 'overloaded_error' }),
    {},
    again(529, 'Overloaded'),
  ],
  ['a way that the server has not', 501, 'Not Implemented', {}, refused(501, 'Not Implemented')],
  [
    'too many requests',
    429,
    openai('Rate limit reached.'),
    { 'retry-after': '7' },
    later(429, 'Rate limit reached. Please try again in 7s.'),
  ],
  [
    'too many requests, with a date',
    429,
    openai('Slow down'),
    { 'retry-after': new Date(1_800_000_030_000).toUTCString() },
    later(429, 'Slow down. Please try again in 30s.'),
  ],
  [
    'too many requests, in milliseconds',
    429,
    openai('Slow down'),
    { 'retry-after-ms': '1500' },
    later(429, 'Slow down. Please try again in 2s.'),
  ],
  [
    'too many requests, for nobody knows how long',
    429,
    'Too Many Requests',
    {},
    later(429, 'Too Many Requests. Please try again in 10s.'),
  ],
  [
    'too many requests, with the time in the words',
    429,
    openai('Please try again in 1.5s.'),
    {},
    later(429, 'Please try again in 1.5s.'),
  ],
  [
    'too many requests, for a day',
    429,
    openai('Come back tomorrow'),
    { 'retry-after': '86400' },
    refused(429, 'Come back tomorrow'),
  ],
  [
    'Gemini, whose quota is one of minutes',
    429,
    [
      {
        error: {
          code: 429,
          message: 'You exceeded your current quota',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.2s' }],
        },
      },
    ],
    {},
    later(429, 'You exceeded your current quota. Please try again in 35s.'),
  ],
  [
    'a quota that is used up',
    429,
    openai('You exceeded your current quota, please check your plan', {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
    {},
    refused(429, 'You exceeded your current quota, please check your plan'),
  ],
  [
    'Z.ai without money',
    429,
    { error: { code: '1113', message: '余额不足或无可用资源包,请充值。' } },
    {},
    refused(429, '余额不足或无可用资源包,请充值。'),
  ],
  [
    'Z.ai in a hurry',
    429,
    { error: { code: '1302', message: '您的账户已达到速率限制' } },
    { 'retry-after': '3' },
    later(429, '您的账户已达到速率限制. Please try again in 3s.'),
  ],
  [
    'MiniMax with a wrong key',
    400,
    { base_resp: { status_code: 1004, status_msg: 'login fail' } },
    {},
    refused(400, 'login fail'),
  ],
  [
    'MiniMax in a hurry',
    400,
    { base_resp: { status_code: 1002, status_msg: 'rate limit' } },
    {},
    later(400, 'rate limit. Please try again in 10s.'),
  ],
  ['an error that is a text', 400, { error: 'model x not found' }, {}, refused(400, 'model x not found')],
  ['an error that is only a message', 400, { message: 'no' }, {}, refused(400, 'no')],
  [
    'SiliconFlow',
    400,
    { code: 20012, message: 'Model does not exist.', data: null },
    {},
    refused(400, 'Model does not exist.'),
  ],
  ['a code and a msg', 400, { code: 400, msg: 'bad' }, {}, refused(400, 'bad')],
  ['FastAPI', 404, { detail: 'Not Found' }, {}, refused(404, 'Not Found')],
  [
    'FastAPI with a list',
    422,
    {
      detail: [
        { loc: ['body', 'tools', 0], msg: 'field required', type: 'missing' },
        { loc: ['body', 'x'], msg: 'extra' },
      ],
    },
    {},
    refused(422, 'body.tools.0: field required; body.x: extra'),
  ],
  [
    'an error that a gateway quotes',
    400,
    openai('{"error":{"message":"really this","type":"x"}}'),
    {},
    refused(400, 'really this'),
  ],
  [
    'OpenRouter, which keeps what the vendor said',
    400,
    {
      error: { message: 'Provider returned error', code: 400, metadata: { raw: '{"error":{"message":"tools: bad"}}' } },
    },
    {},
    refused(400, 'tools: bad'),
  ],
  [
    'a body with a secret in it',
    401,
    openai('Incorrect API key provided: sk-proj-abcdefghijklmnopqrstuvwxyz0123456789'),
    {},
    refused(401, 'Incorrect API key provided: ••••'),
  ],
])('tells Codex about %s', (_, status, body, headers, story) => {
  const events = failedWith(status, body, headers);
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events)).toEqual([story]);
});

it.each([
  ['OpenAI', "This model's maximum context length is 128000 tokens. However, you requested 130000 tokens"],
  ['OpenAI, newer', 'Your input exceeds the context window of this model. Please adjust your input and try again.'],
  ['Anthropic', 'prompt is too long: 205000 tokens > 200000 maximum'],
  ['Gemini', 'The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).'],
  ['Moonshot', 'Invalid request: Your request exceeded model token limit: 262144'],
  ['Z.ai', 'Prompt exceeds max length'],
  ['Z.ai in Chinese', '输入内容过长，超过模型长度限制'],
  ['DashScope', 'Range of input length should be [1, 129024]'],
  ['MiniMax', 'invalid params, context window exceeds limit'],
  ['vLLM', 'The prompt (length 40000) is longer than the maximum model length of 32768.'],
  ['llama.cpp', 'the request exceeds the available context size, try increasing it'],
  ['SGLang', "The input (40000 tokens) is longer than the model's context length (32768 tokens)."],
  ['Groq', 'Please reduce the length of the messages or completion.'],
  ['SiliconFlow', 'length of prompt_tokens (140000) must be less than max_seq_len (131072).'],
  ['Together', '`inputs` tokens + `max_new_tokens` must be <= 131073.'],
  ['Bedrock', 'Input is too long for requested model.'],
  ['xAI', "This model's maximum prompt length is 131072 but the request contains 140000 tokens."],
  ['Ollama', 'prompt too long; exceeded max context length by 4 tokens'],
  ['Volcengine', 'Total tokens of image and text exceed max message tokens.'],
])('tells Codex in the words of %s that the chat is too long', (_, words) => {
  expect(storyOf(failedWith(400, openai(words)))[0]).toMatch(/^failed, context_length_exceeded: /);
});

it('takes a limit of tokens per minute for no limit of the chat', () => {
  const words = 'Request too large on tokens per min (TPM): Limit 30000. Please reduce the length of the messages.';
  expect(storyOf(failedWith(429, openai(words)))[0]).toMatch(/^failed, rate_limit_exceeded: /);
});

it('takes an empty error and a good base_resp for none', () => {
  const good = { error: null, base_resp: { status_code: 0, status_msg: '' }, choices: [{ delta: { content: 'Hi' } }] };
  expect(storyOf(eventsOf(frameOf(good) + frameOf({ ...good, error: {} }) + done))).toEqual([
    'text: HiHi',
    'completed',
  ]);
});

it('keeps to 1 KB of what a provider says, and to whole characters', () => {
  for (const letter of ['x', 'é', '語', '😀']) {
    const [story = ''] = storyOf(failedWith(400, openai(letter.repeat(3_000))));
    const words = story.slice('failed, invalid_prompt: Provider error 400: '.length);
    expect(Buffer.byteLength(words)).toBeLessThanOrEqual(1024);
    expect(Buffer.byteLength(words)).toBeGreaterThan(1000);
    expect(words.replaceAll(letter, '')).toBe('…');
  }
});

it('says on one line what a provider says on many, without control characters', () => {
  expect(storyOf(failedWith(400, openai('a\n\n\tb\u0007\u202ec')))).toEqual([refused(400, 'a b c')]);
});

it('hides the key that a provider repeats', () => {
  const mask = (text: string) => text.replaceAll('my-own-key', '••••');
  const events = failedWith(401, openai('bad key my-own-key'), {}, { ...sampleOptions(), mask });
  expect(storyOf(events)).toEqual([refused(401, 'bad key ••••')]);
});

it('survives an error nested without end', () => {
  const deep = `${'{"error":'.repeat(50_000)}"x"${'}'.repeat(50_000)}`;
  expect(brokenRules(failedWith(400, deep))).toEqual([]);
  expect(brokenRules(eventsOf(`data: ${deep}\n\n`))).toEqual([]);
});
