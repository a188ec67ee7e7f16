import { describe, expect, it } from 'vitest';
import { convert, itHolds, type Pair } from '../support/golden.ts';
import { call, chatCall, chatOutput, output, user } from '../support/said.ts';

const hi = { role: 'user', content: 'hi' };
const parameters = { type: 'object', properties: { cmd: { type: 'string' } }, required: ['cmd'] };
const exec = { type: 'function', name: 'exec_command', description: 'Runs it.', strict: false, parameters };
const sentExec = { type: 'function', function: { name: 'exec_command', description: 'Runs it.', parameters } };
const bare = (name: string) => ({ type: 'function', name, parameters });
const sentBare = (name: string, others: object = {}) => ({
  type: 'function',
  function: { name, ...others, parameters },
});
const spawn = {
  type: 'namespace',
  name: 'multi_agent_v1',
  description: 'Agents.',
  tools: [bare('spawn_agent'), bare('wait_agent')],
};
const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: "*** Begin Patch"' };
const patch = { type: 'custom', name: 'apply_patch', description: 'Edits files.', format: grammar };
const raw = {
  type: 'object',
  properties: { input: { type: 'string', description: 'The whole input of the tool, as raw text.' } },
  required: ['input'],
  additionalProperties: false,
};
const rules = 'The text in `input` must follow this lark grammar:\nstart: "*** Begin Patch"';
const sentPatch = {
  type: 'function',
  function: { name: 'apply_patch', description: `Edits files.\n\n${rules}`, parameters: raw },
};
const search = { type: 'tool_search', execution: 'client', description: 'Finds tools.', parameters };
const assistant = (...calls: readonly object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
const vendors = (type: string) => `tool of the type ${type}: only its vendor could run it`;

const pairs: readonly Pair[] = [
  {
    it: 'declares functions',
    asked: { input: 'hi', tools: [exec], tool_choice: 'auto', parallel_tool_calls: true },
    sent: { tools: [sentExec], tool_choice: 'auto', parallel_tool_calls: undefined },
  },
  {
    it: 'says whether a function is strict to a vendor that takes that',
    host: 'deepseek',
    asked: { input: 'hi', tools: [exec] },
    sent: { tools: [{ type: 'function', function: { ...sentExec.function, strict: false } }] },
  },
  {
    it: 'declares a custom tool as a function with its grammar in the description',
    asked: { input: 'hi', tools: [patch] },
    sent: { tools: [sentPatch] },
  },
  {
    it: 'declares a custom tool without a grammar as one that takes raw text',
    asked: { input: 'hi', tools: [{ type: 'custom', name: 'note' }] },
    sent: {
      tools: [
        {
          type: 'function',
          function: {
            name: 'note',
            description: 'Its input is the raw text in `input`, in no other wrapping.',
            parameters: raw,
          },
        },
      ],
    },
  },
  {
    it: 'tells an earlier call of a custom tool as one of the function that stands for it',
    asked: {
      tools: [patch],
      input: [
        user('hi'),
        { type: 'custom_tool_call', call_id: 'a', name: 'apply_patch', input: '*** "x"\n', status: 'completed' },
        { type: 'custom_tool_call_output', call_id: 'a', output: 'Done' },
      ],
    },
    sent: {
      messages: [hi, assistant(chatCall('a', 'apply_patch', '{"input":"*** \\"x\\"\\n"}')), chatOutput('a', 'Done')],
    },
  },
  {
    it: 'declares the tools of a namespace under flat names, and what the namespace is about once',
    asked: { input: 'hi', tools: [spawn] },
    sent: {
      tools: [
        sentBare('multi_agent_v1__spawn_agent', { description: 'About all tools of multi_agent_v1: Agents.' }),
        sentBare('multi_agent_v1__wait_agent'),
      ],
    },
  },
  {
    it: 'tells an earlier call of a tool in a namespace under the same flat name',
    asked: {
      tools: [spawn],
      input: [user('hi'), call('a', 'wait_agent', '{}', { namespace: 'multi_agent_v1' }), output('a')],
    },
    sent: { messages: [hi, assistant(chatCall('a', 'multi_agent_v1__wait_agent', '{}')), chatOutput('a')] },
  },
  {
    it: 'finds the namespace of an earlier call that lost it among the tools',
    asked: {
      tools: [{ type: 'namespace', name: 'mcp__files__', tools: [{ ...patch, name: 'edit' }] }],
      input: [
        user('hi'),
        { type: 'custom_tool_call', call_id: 'a', name: 'edit', input: 'x' },
        { type: 'custom_tool_call_output', call_id: 'a', output: 'Done' },
      ],
    },
    sent: { messages: [hi, assistant(chatCall('a', 'mcp__files__edit', '{"input":"x"}')), chatOutput('a', 'Done')] },
  },
  {
    it: 'guesses no namespace where two have such a tool',
    asked: {
      tools: ['one', 'two'].map((name) => ({ type: 'namespace', name, tools: [bare('edit')] })),
      input: [user('hi'), call('a', 'edit', '{}'), output('a')],
    },
    sent: { messages: [hi, assistant(chatCall('a', 'edit', '{}')), chatOutput('a')] },
  },
  {
    it: 'declares the tools of the namespace functions at the top, where they belong',
    asked: { input: 'hi', tools: [{ type: 'namespace', name: 'functions', description: 'x', tools: [exec] }, exec] },
    sent: { tools: [sentExec] },
  },
  {
    it: 'makes names of letters that vendors take, told apart by a hash',
    asked: { input: 'hi', tools: [bare('read file'), bare('read.file')] },
    sent: { tools: [sentBare('read_file_5c158a2f'), sentBare('read_file_b4600c84')] },
  },
  {
    it: 'makes names of at most 64 letters, told apart by a hash',
    asked: { input: 'hi', tools: [bare(`${'a'.repeat(70)}1`), bare(`${'a'.repeat(70)}2`)] },
    sent: {
      tools: [sentBare(`${'a'.repeat(55)}_f907ebf4`), sentBare(`${'a'.repeat(55)}_1cfe0356`)],
    },
  },
  {
    it: 'declares Codex’s search of tools as a function',
    asked: { input: 'hi', tools: [search] },
    sent: { tools: [sentBare('tool_search', { description: 'Finds tools.' })] },
  },
  {
    it: 'declares tools that a search found, and tells the search as a call',
    asked: {
      tools: [search],
      input: [
        user('hi'),
        { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: { query: 'mail' } },
        { type: 'tool_search_output', call_id: 'a', execution: 'client', status: 'completed', tools: [spawn] },
      ],
    },
    sent: {
      tools: [
        sentBare('tool_search', { description: 'Finds tools.' }),
        sentBare('multi_agent_v1__spawn_agent', { description: 'About all tools of multi_agent_v1: Agents.' }),
        sentBare('multi_agent_v1__wait_agent'),
      ],
      messages: [
        hi,
        assistant(chatCall('a', 'tool_search', '{"query":"mail"}')),
        chatOutput('a', 'These tools can be called now: multi_agent_v1__spawn_agent, multi_agent_v1__wait_agent'),
      ],
    },
  },
  {
    it: 'says of a search that found nothing that it did',
    asked: {
      input: [
        user('hi'),
        { type: 'tool_search_call', call_id: 'a', execution: 'client', arguments: '{"query":"mail"}' },
        { type: 'tool_search_output', call_id: 'a', execution: 'client', tools: [] },
      ],
    },
    sent: {
      messages: [
        hi,
        assistant(chatCall('a', 'tool_search', '{"query":"mail"}')),
        chatOutput('a', 'No tools were found.'),
      ],
    },
  },
  {
    it: 'declares tools that another vendor’s search found, without the search',
    asked: {
      input: [
        user('hi'),
        { type: 'tool_search_call', call_id: null, execution: 'server', arguments: {} },
        { type: 'tool_search_output', call_id: null, execution: 'server', tools: [exec] },
      ],
    },
    sent: { messages: [hi], tools: [sentExec] },
    dropped: ['tool_search_call of a search that the vendor ran', 'tool_search_output of a search that the vendor ran'],
  },
  {
    it: 'declares tools that come as an item of the history, and makes no message of them',
    asked: { input: [{ type: 'additional_tools', role: 'developer', tools: [exec] }, user('hi')] },
    sent: { messages: [hi], tools: [sentExec] },
  },
  {
    it: 'declares a tool that comes twice once, as it came last',
    asked: {
      tools: [{ ...exec, description: 'Old.' }, bare('view')],
      input: [{ type: 'additional_tools', tools: [exec] }, user('hi')],
    },
    sent: { tools: [sentExec, sentBare('view')] },
  },
  {
    it: 'leaves out tools that only their vendor could run, and says so once each',
    asked: {
      input: 'hi',
      tools: [
        ...['web_search', 'file_search', 'image_generation', 'mcp', 'code_interpreter', 'computer_use_preview'],
        ...['local_shell', 'web_search', 'tool_search'],
      ].map((type) => ({ type })),
      tool_choice: 'auto',
      parallel_tool_calls: false,
    },
    sent: { tools: undefined, tool_choice: undefined, parallel_tool_calls: undefined },
    dropped: [
      ...['web_search', 'file_search', 'image_generation', 'mcp', 'code_interpreter', 'computer_use_preview'],
      ...['local_shell', 'tool_search'],
    ].map(vendors),
  },
  {
    it: 'keeps the other tools beside those',
    asked: { input: 'hi', tools: [{ type: 'web_search' }, exec], tool_choice: 'required' },
    sent: { tools: [sentExec], tool_choice: 'required' },
    dropped: [vendors('web_search')],
  },
  {
    it: 'names the tool that is asked for',
    asked: { input: 'hi', tools: [spawn], tool_choice: { type: 'function', name: 'wait_agent' } },
    sent: { tool_choice: { type: 'function', function: { name: 'multi_agent_v1__wait_agent' } } },
  },
  {
    it: 'names the custom tool that is asked for',
    asked: { input: 'hi', tools: [patch, exec], tool_choice: { type: 'custom', name: 'apply_patch' } },
    sent: { tool_choice: { type: 'function', function: { name: 'apply_patch' } } },
  },
  {
    it: 'asks for no tool that was left out',
    asked: { input: 'hi', tools: [{ type: 'web_search' }, exec], tool_choice: { type: 'web_search' } },
    sent: { tools: [sentExec], tool_choice: undefined },
    dropped: [vendors('web_search'), 'tool_choice of web_search: there is no such tool'],
  },
  {
    it: 'declares only those tools that are allowed',
    asked: {
      input: 'hi',
      tools: [exec, patch],
      tool_choice: { type: 'allowed_tools', mode: 'required', tools: [{ type: 'custom', name: 'apply_patch' }] },
    },
    sent: { tools: [sentPatch], tool_choice: 'required' },
  },
  {
    it: 'leaves the choice to Kimi while it thinks, which refuses any other',
    host: 'kimi',
    model: 'kimi-k2.6',
    asked: { input: 'hi', tools: [exec], tool_choice: 'required' },
    sent: { tool_choice: 'auto' },
    dropped: ['tool_choice: this provider does not take it as it is asked'],
  },
  {
    it: 'makes Kimi call a tool where it does not think',
    host: 'kimi',
    model: 'kimi-k2.6',
    asked: { input: 'hi', tools: [exec], tool_choice: 'required', reasoning: { effort: 'none' } },
    sent: { tool_choice: 'required' },
  },
  {
    it: 'sends MiniMax no choice, of which its documents say nothing',
    host: 'minimax',
    asked: { input: 'hi', tools: [exec], tool_choice: 'auto' },
    sent: { tools: [sentExec], tool_choice: undefined },
  },
  {
    it: 'asks NVIDIA for one call at a time, which refuses more',
    host: 'nvidia',
    asked: { input: 'hi', tools: [exec], parallel_tool_calls: true },
    sent: { parallel_tool_calls: false },
  },
  {
    it: 'asks Qwen for several calls at once, which makes one by default',
    host: 'qwen',
    asked: { input: 'hi', tools: [exec], parallel_tool_calls: true },
    sent: { parallel_tool_calls: true },
  },
  {
    it: 'asks everybody for one call at a time where Codex does',
    asked: { input: 'hi', tools: [exec], parallel_tool_calls: false },
    sent: { parallel_tool_calls: false },
  },
  {
    it: 'asks GLM to stream its calls, and only where there are tools',
    host: 'glm',
    asked: { input: 'hi', tools: [exec] },
    sent: { tool_stream: true },
  },
  {
    it: 'asks GLM for no such stream without tools',
    host: 'glm',
    asked: { input: 'hi' },
    sent: { tool_stream: undefined },
  },
];

describe('tools of a request', () => {
  itHolds(pairs);

  it('are told to the side of the answer under the names by which Codex knows them', () => {
    const result = convert({ asked: { input: 'hi', tools: [exec, patch, spawn, search] }, model: 'm1' });
    expect(result.kind === 'converted' && [...result.asked.tools]).toEqual([
      ['exec_command', { kind: 'function', name: 'exec_command', namespace: null, schema: parameters }],
      ['apply_patch', { kind: 'custom', name: 'apply_patch', namespace: null }],
      [
        'multi_agent_v1__spawn_agent',
        { kind: 'function', name: 'spawn_agent', namespace: 'multi_agent_v1', schema: parameters },
      ],
      [
        'multi_agent_v1__wait_agent',
        { kind: 'function', name: 'wait_agent', namespace: 'multi_agent_v1', schema: parameters },
      ],
      ['tool_search', { kind: 'tool-search' }],
    ]);
    expect(result).toMatchObject({ asked: { model: 'm1', dialect: { name: 'plain' } } });
  });

  it.each([
    ['a function and a tool of a namespace', [bare('a__b'), { type: 'namespace', name: 'a', tools: [bare('b')] }]],
    ['a function and a custom tool', [bare('apply_patch'), patch]],
    ['a function and the search of tools', [bare('tool_search'), search]],
  ])('are refused where two different ones would have one name: %s', (_, tools) => {
    expect(convert({ asked: { input: 'hi', tools } })).toMatchObject({
      kind: 'refused',
      code: 'tool_name_collision',
      message: expect.stringContaining('would both be called'),
    });
  });
});
