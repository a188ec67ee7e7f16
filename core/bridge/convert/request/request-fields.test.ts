import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialects/dialect-of.ts';
import { convert, hosts, itHolds, type Pair } from '../support/golden.ts';
import { toChat } from './to-chat.ts';

const schema = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] };
const format = { type: 'json_schema', name: 'verdict', schema, strict: true };
const words = `Answer with one JSON object and nothing else. It must follow this JSON Schema:\n${JSON.stringify(schema)}`;
const ask = (others: object) => ({ input: 'hi', ...others });
const hi = { role: 'user', content: 'hi' };

const pairs: readonly Pair[] = [
  {
    it: 'asks for a stream, and for its usage',
    asked: ask({}),
    sent: { model: 'm1', stream: true, stream_options: { include_usage: true } },
  },
  {
    it: 'asks Mistral for no usage, which sends it anyway and knows no such option',
    host: 'mistral',
    asked: ask({}),
    sent: { stream: true, stream_options: undefined },
  },
  {
    it: 'leaves out what only the Responses API knows',
    asked: ask({
      store: false,
      metadata: { a: 'b' },
      client_metadata: { 'x-codex': '1' },
      include: ['reasoning.encrypted_content'],
      prompt_cache_key: '019a',
      prompt_cache_retention: '24h',
      prompt_cache_options: {},
      truncation: 'auto',
    }),
    sent: {
      ...{
        store: undefined,
        metadata: undefined,
        client_metadata: undefined,
        include: undefined,
        truncation: undefined,
      },
      ...{ prompt_cache_key: undefined, prompt_cache_retention: undefined, prompt_cache_options: undefined },
    },
  },
  {
    it: 'says once that a wish of the person was left out',
    asked: ask({ service_tier: 'priority', text: { verbosity: 'low' } }),
    sent: { service_tier: undefined, verbosity: undefined, text: undefined },
    dropped: ['service_tier', 'text.verbosity'],
  },
  {
    it: 'sends Kimi for coding the key of its cache',
    host: 'kimiCoding',
    model: 'k3',
    asked: ask({ prompt_cache_key: '019a' }),
    sent: { prompt_cache_key: '019a' },
  },
  {
    it: 'limits the answer in the field that most vendors have',
    asked: ask({ max_output_tokens: 100 }),
    sent: { max_tokens: 100, max_completion_tokens: undefined, max_output_tokens: undefined },
  },
  {
    it: 'limits the answer in the newer field where the vendor has that',
    host: 'groq',
    asked: ask({ max_output_tokens: 100 }),
    sent: { max_completion_tokens: 100, max_tokens: undefined },
  },
  {
    it: 'sends temperature and the like',
    asked: ask({ temperature: 0, top_p: 0.5 }),
    sent: { temperature: 0, top_p: 0.5 },
  },
  {
    it: 'sends Kimi none, where they are fixed',
    host: 'kimi',
    asked: ask({ temperature: 0 }),
    sent: { temperature: undefined },
    dropped: ['temperature and top_p: fixed by the vendor'],
  },
  {
    it: 'asks for an answer of a schema',
    asked: ask({ text: { format } }),
    sent: { response_format: { type: 'json_schema', json_schema: { name: 'verdict', schema } }, messages: [hi] },
  },
  {
    it: 'asks for an answer of a strict schema where the vendor takes that',
    host: 'openai',
    asked: ask({ text: { format: { ...format, description: 'Yes or no.' } } }),
    sent: {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'verdict', description: 'Yes or no.', schema, strict: true },
      },
    },
  },
  {
    it: 'asks for JSON, and in words for the schema, where the vendor knows no schema',
    host: 'glm',
    asked: ask({ instructions: 'Be brief.', text: { format } }),
    sent: {
      response_format: { type: 'json_object' },
      messages: [{ role: 'system', content: `Be brief.\n\n${words}` }, hi],
    },
  },
  {
    it: 'asks for JSON in words alone where the vendor knows nothing of it',
    host: 'minimax',
    asked: ask({ text: { format: { type: 'json_object' } } }),
    sent: {
      response_format: undefined,
      messages: [{ role: 'system', content: 'Answer with one JSON object and nothing else.' }, hi],
    },
  },
  {
    it: 'asks for no form where text is asked for',
    asked: ask({ text: { format: { type: 'text' } } }),
    sent: { response_format: undefined, messages: [hi] },
  },
  {
    it: 'says that it does not know a form',
    asked: ask({ text: { format: { type: 'xml' } } }),
    sent: { response_format: undefined },
    dropped: ['text.format xml'],
  },
  {
    it: 'asks z.ai for the model without the ending that it refuses',
    host: 'glm',
    model: 'glm-5.2[1m]',
    asked: ask({}),
    sent: { model: 'glm-5.2' },
  },
  {
    it: 'leaves such an ending to everybody else',
    model: 'glm-5.2[1m]',
    asked: ask({}),
    sent: { model: 'glm-5.2[1m]' },
  },
  {
    it: 'asks for the model by the name that it has at the provider',
    asked: ask({}),
    more: { model: 'vendor/m1' },
    sent: { model: 'vendor/m1' },
  },
  {
    it: 'lays the provider’s own fields over the rest, last',
    host: 'openrouter',
    asked: ask({ reasoning: { effort: 'low' }, max_output_tokens: 10 }),
    more: {
      extraBody: {
        provider: { sort: 'price', order: ['a'] },
        reasoning: { exclude: true },
        max_tokens: 5,
        stream_options: null,
      },
    },
    sent: {
      provider: { sort: 'price', order: ['a'] },
      reasoning: { effort: 'low', exclude: true },
      max_tokens: 5,
      stream_options: undefined,
    },
  },
  {
    it: 'keeps the conversation and the stream from the provider’s own fields',
    asked: ask({}),
    more: { extraBody: { messages: [], stream: false, top_k: 1 } },
    sent: { messages: [hi], stream: true, top_k: 1 },
    dropped: ["the provider's own body field messages", "the provider's own body field stream"],
  },
  {
    it: 'takes nulls for missing fields everywhere',
    asked: {
      ...{ instructions: null, tools: null, tool_choice: null, parallel_tool_calls: null, reasoning: null, text: null },
      ...{ max_output_tokens: null, temperature: null, top_p: null, previous_response_id: null, service_tier: null },
      input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }], id: null, status: null }],
    },
    sent: { messages: [hi], tools: undefined, tool_choice: undefined, temperature: undefined },
  },
];

describe('fields of a request', () => {
  itHolds(pairs);

  it('come in one order, whatever the order in which they were asked', () => {
    const asked = { tools: [{ type: 'function', name: 'a' }], tool_choice: 'auto', max_output_tokens: 1, input: 'hi' };
    const other = Object.fromEntries(Object.entries(asked).reverse());
    expect(JSON.stringify(convert({ asked: other }))).toBe(JSON.stringify(convert({ asked })));
    const result = convert({ asked });
    expect(result.kind === 'converted' && Object.keys(result.body)).toEqual([
      ...['model', 'messages', 'tools', 'tool_choice', 'max_tokens', 'stream', 'stream_options'],
    ]);
  });
});

const refused: readonly (readonly [what: string, asked: object, code: string, words: string])[] = [
  [
    'an earlier answer that is not here',
    ask({ previous_response_id: 'resp_1' }),
    'previous_response_not_found',
    'whole',
  ],
  [
    'an earlier item that is not here',
    { input: [{ type: 'item_reference', id: 'x' }] },
    'previous_response_not_found',
    'item',
  ],
  [
    'a summary that only another vendor can read',
    { input: [{ type: 'compaction', encrypted_content: 'gAAAA' }] },
    'unsupported_compaction',
    'Start a new chat',
  ],
  ['a compaction by the vendor', { input: [{ type: 'compaction_trigger' }] }, 'unsupported_compaction', 'compaction'],
  ['nothing at all', { input: [] }, 'invalid_request', 'says nothing'],
  ['no input', {}, 'invalid_request', 'says nothing'],
  ['a model that is no name', { model: 7, input: 'hi' }, 'invalid_request', 'model is wrong'],
  ['input that is none', { input: 7 }, 'invalid_request', 'input is wrong'],
  [
    'a call without a name',
    { input: [{ type: 'function_call', call_id: 'a', name: null }] },
    'invalid_request',
    'input[0] (function_call)',
  ],
  ['a message of nobody', { input: [{ role: 'ghost', content: 'boo' }] }, 'invalid_request', 'role is wrong'],
];

describe('a request that cannot be carried', () => {
  it.each(refused)('is refused with words that say why: %s', (_, asked, code, words) => {
    expect(convert({ asked: { ...asked } })).toEqual({
      kind: 'refused',
      code,
      message: expect.stringContaining(words),
    });
  });

  it.each([null, undefined, 7, 'text', [], true])('is refused where it is no request: %s', (request) => {
    const conversion = { dialect: dialectOf(hosts.plain, 'm1'), kept: { signatures: new Map() } };
    expect(toChat(request, conversion)).toMatchObject({ kind: 'refused', code: 'invalid_request' });
  });
});
