import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistory } from '../support/random-history.ts';
import { call, developer, image, model, output, thought, user } from '../support/said.ts';
import { pickyOf, pickyRows } from './picky-of.ts';
import { sanitised } from './sanitised.ts';

const vendors = {
  xai: 'https://api.x.ai/v1',
  deepseek: 'https://api.deepseek.com',
  compatible: 'https://api.longcat.chat/openai/v1',
  vllm: 'http://localhost:8000/v1',
} as const;
const parameters = { type: 'object', properties: { cmd: { type: 'string' } }, required: ['cmd'] };
const exec = { type: 'function', name: 'exec_command', description: 'Runs it.', strict: false, parameters };
const spawn = { type: 'namespace', name: 'agents', description: 'Agents.', tools: [{ ...exec, name: 'spawn' }] };
const patch = { type: 'custom', name: 'apply_patch', description: 'Edits.' };
const raw = 'Its input is the raw text in `input`, in no other wrapping.';
const rawParameters = {
  type: 'object',
  properties: { input: { type: 'string', description: 'The whole input of the tool, as raw text.' } },
  required: ['input'],
  additionalProperties: false,
};
const plainCall = { type: 'function_call', id: 'fc_1', call_id: 'a', name: 'exec_command', arguments: '{"cmd":"ls"}' };

/** What Codex asked, and the fields that the vendor gets otherwise; undefined: taken out. */
type Pair = {
  readonly it: string;
  readonly vendor: keyof typeof vendors;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly dropped?: readonly string[];
};

const pairs: readonly Pair[] = [
  {
    it: 'takes nulls out at every depth for xAI, and leaves those of lists',
    vendor: 'xai',
    asked: { instructions: null, input: [{ ...user('hi'), status: null }], metadata: { a: { b: null }, c: [null] } },
    sent: { instructions: undefined, input: [user('hi')], metadata: { a: {}, c: [null] } },
  },
  {
    it: 'merges a union at the root of a tool’s parameters for xAI',
    vendor: 'xai',
    asked: { input: 'hi', tools: [{ ...exec, parameters: { type: 'object', oneOf: [parameters] } }] },
    sent: {
      tools: [{ ...exec, parameters: { type: 'object', properties: parameters.properties, required: ['cmd'] } }],
    },
  },
  {
    it: 'declares tools of namespaces and custom tools as functions',
    vendor: 'compatible',
    asked: { input: 'hi', tools: [exec, spawn, patch], tool_choice: 'auto' },
    sent: {
      tools: [
        exec,
        { ...exec, name: 'agents__spawn', description: 'About all tools of agents: Agents.\n\nRuns it.' },
        { type: 'function', name: 'apply_patch', description: `Edits.\n\n${raw}`, parameters: rawParameters },
      ],
      tool_choice: 'auto',
    },
  },
  {
    it: 'tells earlier calls of them as calls of those functions',
    vendor: 'compatible',
    asked: {
      tools: [spawn, patch],
      input: [
        user('hi'),
        { ...plainCall, name: 'spawn', namespace: 'agents', encrypted_function_args: [] },
        { type: 'custom_tool_call', call_id: 'b', name: 'apply_patch', input: '*** x', status: 'completed' },
        output('a'),
        { type: 'custom_tool_call_output', call_id: 'b', output: 'Done' },
      ],
    },
    sent: {
      input: [
        user('hi'),
        { ...plainCall, name: 'agents__spawn' },
        {
          type: 'function_call',
          call_id: 'b',
          name: 'apply_patch',
          arguments: '{"input":"*** x"}',
          status: 'completed',
        },
        output('a'),
        output('b', 'Done'),
      ],
      tools: expect.anything(),
    },
  },
  {
    it: 'names the tool that is asked for as the vendor knows it',
    vendor: 'compatible',
    asked: { input: 'hi', tools: [spawn], tool_choice: { type: 'function', name: 'spawn', namespace: 'agents' } },
    sent: { tool_choice: { type: 'function', name: 'agents__spawn' }, tools: expect.anything() },
  },
  {
    it: 'asks for no tool that was left out',
    vendor: 'compatible',
    asked: { input: 'hi', tools: [{ type: 'web_search' }, exec], tool_choice: { type: 'web_search' } },
    sent: { tools: [exec], tool_choice: 'auto' },
    dropped: ['tool of the type web_search: only its vendor could run it'],
  },
  {
    it: 'asks for nothing about tools where none is left',
    vendor: 'vllm',
    asked: { input: 'hi', tools: [{ type: 'web_search' }], tool_choice: 'auto', parallel_tool_calls: true },
    sent: { tools: undefined, tool_choice: undefined, parallel_tool_calls: undefined },
    dropped: ['tool of the type web_search: only its vendor could run it'],
  },
  {
    it: 'leaves DeepSeek its own search, and gives an earlier one its queries',
    vendor: 'deepseek',
    asked: {
      tools: [{ type: 'web_search' }, exec],
      input: [user('hi'), { type: 'web_search_call', id: 'ws', action: { type: 'search', query: 'x' } }],
    },
    sent: {
      tools: [{ type: 'web_search' }, exec],
      input: [
        user('hi'),
        { type: 'web_search_call', id: 'ws', action: { type: 'search', query: 'x', queries: ['x'] } },
      ],
    },
  },
  {
    it: 'answers a call that was broken off',
    vendor: 'compatible',
    asked: { input: [user('hi'), call('a'), user('stop')] },
    sent: { input: [user('hi'), call('a'), output('a', 'aborted'), user('stop')] },
  },
  {
    it: 'makes the ids of two calls that came with the same one different, each with its own output',
    vendor: 'compatible',
    asked: { input: [user('hi'), call('a'), call('a', 'view'), output('a', '1'), output('a', '2')] },
    sent: { input: [user('hi'), call('a'), call('a_2', 'view'), output('a', '1'), output('a_2', '2')] },
  },
  {
    it: 'keeps a call of the old local shell and its output',
    vendor: 'compatible',
    asked: {
      input: [
        user('hi'),
        { type: 'local_shell_call', call_id: 'a', status: 'completed', action: { command: ['ls'] } },
        { type: 'local_shell_call_output', id: 'a', output: 'a.txt' },
      ],
    },
    sent: {
      input: [
        user('hi'),
        {
          type: 'function_call',
          call_id: 'a',
          status: 'completed',
          name: 'local_shell',
          arguments: '{"command":["ls"]}',
        },
        output('a'),
      ],
    },
  },
  {
    it: 'tells an output whose call is gone, and its image, as the person’s words',
    vendor: 'compatible',
    asked: { input: [output('a', [image]), output('b', 'x'), user('hi')] },
    sent: {
      input: [
        {
          ...user(''),
          content: [{ type: 'input_text', text: '[Output of a tool whose call is not known]' }, image],
        },
        {
          ...user(''),
          content: [
            { type: 'input_text', text: '[Output of a tool whose call is not known]' },
            { type: 'input_text', text: 'x' },
          ],
        },
        user('hi'),
      ],
    },
  },
  {
    it: 'sends no thoughts that OpenAI encrypted, and keeps what can be read of them',
    vendor: 'xai',
    asked: {
      input: [
        user('hi'),
        { type: 'reasoning', id: 'rs_0', summary: [], encrypted_content: 'gAAAAABo' },
        { ...thought('because'), encrypted_content: 'gAAAAABo' },
        model('Yes.'),
      ],
    },
    sent: {
      input: [
        user('hi'),
        { type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'because' }] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Yes.', annotations: [] }] },
      ],
    },
  },
  {
    it: 'asks for no encrypted thoughts where the vendor has none, and sends none',
    vendor: 'compatible',
    asked: {
      include: ['reasoning.encrypted_content'],
      input: [user('hi'), { ...thought('because'), encrypted_content: 'own' }],
    },
    sent: {
      include: undefined,
      input: [
        user('hi'),
        { type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'because' }] },
      ],
    },
  },
  {
    it: 'keeps the other wishes beside that one',
    vendor: 'compatible',
    asked: { input: 'hi', include: ['reasoning.encrypted_content', 'message.output_text.logprobs'] },
    sent: { include: ['message.output_text.logprobs'] },
  },
  {
    it: 'tells what one agent said to another as the person’s words, and no ciphertext',
    vendor: 'compatible',
    asked: {
      input: [
        {
          type: 'agent_message',
          author: 'a',
          recipient: 'b',
          content: [
            { type: 'input_text', text: 'Go.' },
            { type: 'encrypted_content', encrypted_content: `gAAAAABo${'x'.repeat(60)}` },
          ],
        },
      ],
    },
    sent: { input: [user('[Message from a to b]\nGo.\n[encrypted]')] },
    dropped: ['agent_message that only another vendor can read'],
  },
  {
    it: 'declares tools that came in the course of the talk, and tells a search of tools as a call',
    vendor: 'vllm',
    asked: {
      tools: [{ type: 'tool_search', execution: 'client', description: 'Finds.', parameters }],
      input: [
        user('hi'),
        { type: 'additional_tools', role: 'developer', tools: [exec] },
        { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: { query: 'x' } },
        { type: 'tool_search_output', call_id: 'a', execution: 'client', tools: [spawn] },
      ],
    },
    sent: {
      tools: [
        { type: 'function', name: 'tool_search', description: 'Finds.', parameters },
        exec,
        { ...exec, name: 'agents__spawn', description: 'About all tools of agents: Agents.\n\nRuns it.' },
      ],
      input: [
        user('hi'),
        { type: 'function_call', call_id: 'a', name: 'tool_search', arguments: '{"query":"x"}' },
        output('a', 'These tools can be called now: agents__spawn'),
      ],
    },
  },
  {
    it: 'leaves out items and fields that only OpenAI knows, and says so where the person asked for it',
    vendor: 'compatible',
    asked: {
      input: [user('hi'), { type: 'ghost_snapshot' }, { ...model('Yes.'), phase: 'commentary' }],
      client_metadata: {},
      service_tier: 'priority',
    },
    sent: {
      input: [
        user('hi'),
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Yes.', annotations: [] }] },
      ],
      client_metadata: undefined,
      service_tier: undefined,
    },
    dropped: ['item of the type ghost_snapshot', 'service_tier'],
  },
];

const pickyAt = (vendor: keyof typeof vendors) => {
  const picky = pickyOf(vendors[vendor]);
  if (!picky) throw new Error(vendor);
  return picky;
};

describe('a request for a vendor with a picky Responses API', () => {
  for (const { it: name, vendor, asked, sent, dropped = [] } of pairs)
    it(name, () => {
      const request = { model: 'm1', stream: true, ...asked };
      const before = JSON.stringify(request);
      const result = sanitised(request, pickyAt(vendor));
      if (result.kind !== 'changed') throw new Error(result.kind);
      const expected = Object.entries({ ...request, ...sent }).filter(([, value]) => value !== undefined);
      expect(result.body).toEqual(Object.fromEntries(expected));
      expect(result.dropped).toEqual(dropped);
      expect(JSON.stringify(request)).toBe(before);
    });

  it.each(Object.keys(vendors) as (keyof typeof vendors)[])(
    'goes on byte for byte where nothing has to change: %s',
    (vendor) => {
      const { id: _, ...said } = { id: 1, ...model('Yes.') };
      const { phase: _phase, ...words } = said;
      const { encrypted_content: _sealed, ...open } = thought('because');
      const request = {
        model: 'm1',
        instructions: 'Be brief.',
        input: [developer('x'), user('hi'), open, words, call('a'), call('b'), output('a', [image]), output('b')],
        tools: [exec],
        tool_choice: 'auto',
        stream: true,
      };
      expect(sanitised(request, pickyAt(vendor))).toEqual({ kind: 'unchanged' });
    },
  );

  it('is told which tools the answer means, where they go by other names', () => {
    const result = sanitised({ input: 'hi', tools: [spawn, patch] }, pickyAt('vllm'));
    expect(result.kind === 'changed' && [...(result.tools ?? [])]).toEqual([
      ['agents__spawn', { kind: 'function', name: 'spawn', namespace: 'agents', schema: parameters }],
      ['apply_patch', { kind: 'custom', name: 'apply_patch', namespace: null }],
    ]);
    const others = sanitised({ input: 'hi', tools: [exec], client_metadata: {} }, pickyAt('vllm'));
    expect(others).toMatchObject({ kind: 'changed', tools: null });
  });

  it.each([
    [
      'a summary that only another vendor can read',
      { input: [{ type: 'compaction', encrypted_content: 'x' }] },
      'unsupported_compaction',
    ],
    ['two tools of one name', { input: 'hi', tools: [patch, { ...exec, name: 'apply_patch' }] }, 'tool_name_collision'],
    ['something that is no request', 'hi', 'invalid_request'],
    ['a request that is nested too deep', { input: JSON.parse('['.repeat(200) + ']'.repeat(200)) }, 'request_too_deep'],
  ])('is refused where it cannot be told: %s', (_, request, code) => {
    expect(sanitised(request, pickyAt('compatible'))).toMatchObject({ kind: 'refused', code });
  });

  it('is made of any history so that each call has its output, nothing is lost, and nothing is left to do', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(...pickyRows), ({ items, words, images }, { picky }) => {
        const first = sanitised({ model: 'm1', input: items, tools: [exec, patch] }, picky);
        if (first.kind !== 'changed') throw new Error(first.kind);
        const sent = JSON.stringify(first.body);
        expect([...words, ...images].filter((token) => !sent.includes(token))).toEqual([]);
        expect(sanitised(first.body, picky)).toEqual({ kind: 'unchanged' });
      }),
      { seed: 20_261_127, numRuns: 100 },
    );
  });
});

describe('which vendors are picky', () => {
  it.each(pickyRows.flatMap(({ hosts, picky }) => hosts.map((host) => [host, picky.name] as const)))(
    '%s is',
    (host, name) => {
      expect(pickyOf(`https://${host}/v1`)?.name).toBe(name);
    },
  );

  it.each(['https://api.openai.com/v1', 'https://relay.example/v1', 'https://api.x.ai.evil.example/v1', 'nothing'])(
    '%s is not, and gets every byte as it is',
    (baseUrl) => {
      expect(pickyOf(baseUrl)).toBe(null);
    },
  );
});
