import { describe, expect, it } from 'vitest';
import type { AskedTool } from '../asked.ts';
import { Restored } from './restored.ts';

const tools = new Map<string, AskedTool>([
  ['exec_command', { kind: 'function', name: 'exec_command', namespace: null, schema: null }],
  ['agents__spawn', { kind: 'function', name: 'spawn', namespace: 'agents', schema: null }],
  ['apply_patch', { kind: 'custom', name: 'apply_patch', namespace: null }],
  ['mcp__x__edit', { kind: 'custom', name: 'edit', namespace: 'mcp__x' }],
  ['tool_search', { kind: 'tool-search' }],
]);
const call = (name: string, text: string) => ({
  type: 'function_call',
  id: `fc_${name}`,
  call_id: 'a',
  name,
  arguments: text,
  status: 'completed',
});
const done = (item: object) => ({ type: 'response.output_item.done', output_index: 0, sequence_number: 4, item });
const rest = { call_id: 'a', status: 'completed' };

describe('the answer of a vendor that got functions in place of other tools', () => {
  it.each<readonly [what: string, item: ReturnType<typeof call>, codex: object]>([
    [
      'a tool of a namespace',
      call('agents__spawn', '{}'),
      { ...call('spawn', '{}'), id: 'fc_agents__spawn', namespace: 'agents', encrypted_function_args: [] },
    ],
    [
      'a custom tool',
      call('apply_patch', '{"input":"*** x"}'),
      { ...rest, id: 'fc_apply_patch', type: 'custom_tool_call', name: 'apply_patch', input: '*** x' },
    ],
    [
      'a custom tool of a namespace, whose input the model calls a patch',
      call('mcp__x__edit', '{"patch":"*** x"}'),
      { ...rest, id: 'fc_mcp__x__edit', type: 'custom_tool_call', name: 'edit', namespace: 'mcp__x', input: '*** x' },
    ],
    [
      'a custom tool that gets its text unwrapped',
      call('apply_patch', '*** x'),
      { ...rest, id: 'fc_apply_patch', type: 'custom_tool_call', name: 'apply_patch', input: '*** x' },
    ],
    [
      'apply_patch, whose patch the model put into fences',
      call('apply_patch', JSON.stringify({ input: '```\n*** Begin Patch\n*** Delete File: a\n*** End Patch\n```' })),
      {
        ...{ ...rest, id: 'fc_apply_patch', type: 'custom_tool_call', name: 'apply_patch' },
        input: '*** Begin Patch\n*** Delete File: a\n*** End Patch',
      },
    ],
    [
      'the search of tools',
      call('tool_search', '{"query":"x"}'),
      { ...rest, id: 'fc_tool_search', type: 'tool_search_call', execution: 'client', arguments: { query: 'x' } },
    ],
  ])('calls the tool that Codex declared: %s', (_, item, codex) => {
    expect(new Restored(tools).event(done(item))).toEqual(done(codex));
    const completed = (output: readonly object[]) => ({ type: 'response.completed', response: { id: 'r', output } });
    expect(new Restored(tools).event(completed([item]))).toEqual(completed([codex]));
  });

  it('streams the input of a custom tool in one piece, and no arguments', () => {
    const restored = new Restored(tools);
    const at = { item_id: 'fc_apply_patch', output_index: 0 };
    restored.event({ ...done(call('apply_patch', '')), type: 'response.output_item.added' });
    expect(restored.event({ type: 'response.function_call_arguments.delta', ...at, delta: '{"in' })).toBe(null);
    expect(
      restored.event({
        type: 'response.function_call_arguments.done',
        ...at,
        name: 'apply_patch',
        arguments: '{"input":"x"}',
      }),
    ).toEqual({ type: 'response.custom_tool_call_input.done', ...at, input: 'x' });
  });

  it('has no events for the arguments of the search of tools, which are a value', () => {
    const restored = new Restored(tools);
    const at = { item_id: 'fc_tool_search', output_index: 0 };
    restored.event({ ...done(call('tool_search', '')), type: 'response.output_item.added' });
    expect(restored.event({ type: 'response.function_call_arguments.delta', ...at, delta: '{}' })).toBe(null);
    expect(restored.event({ type: 'response.function_call_arguments.done', ...at, arguments: '{}' })).toBe(null);
  });

  it.each<readonly [what: string, event: unknown]>([
    ['a call of a plain function', done(call('exec_command', '{}'))],
    ['a call of a tool that nobody declared', done(call('other', '{}'))],
    ['arguments of a plain function', { type: 'response.function_call_arguments.delta', item_id: 'fc_x', delta: '{' }],
    ['words', { type: 'response.output_text.delta', item_id: 'm', delta: 'hi' }],
    [
      'the end of an answer without such calls',
      { type: 'response.completed', response: { output: [call('other', '')] } },
    ],
    ['an end without output', { type: 'response.completed', response: { id: 'r' } }],
    ['something that is no event', null],
  ])('goes on byte for byte otherwise: %s', (_, event) => {
    expect(new Restored(tools).event(event)).toBe(event);
  });
});
