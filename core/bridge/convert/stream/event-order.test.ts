import { expect, it } from 'vitest';
import { callPiece, eventsOf, finish, frameOf, piece } from './sample-answers.ts';

it('sends each item from its beginning to its end, then one event that repeats all of them', () => {
  const stream =
    piece({ reasoning_content: 'hm' }) +
    piece({ content: 'H' }) +
    piece({ content: 'i' }) +
    callPiece(0, 'a', 'exec_command', '{"cmd"') +
    callPiece(1, 'p', 'apply_patch', '{"input":"*** Begin Patch\\n') +
    callPiece(2, 's', 'tool_search', '{"query":"git"}') +
    callPiece(0, null, null, ':"ls"}') +
    callPiece(1, null, null, '*** End Patch"}') +
    piece({}, 'tool_calls') +
    frameOf({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }) +
    finish(null);
  const events = eventsOf(stream);
  const order = events.map((event) => ('output_index' in event ? `${event.output_index} ${event.type}` : event.type));
  expect(order).toEqual([
    'response.created',
    'response.in_progress',
    '0 response.output_item.added',
    '0 response.content_part.added',
    '0 response.reasoning_text.delta',
    '0 response.reasoning_text.done',
    '0 response.content_part.done',
    '0 response.output_item.done',
    '1 response.output_item.added',
    '1 response.content_part.added',
    '1 response.output_text.delta',
    '1 response.output_text.delta',
    '1 response.output_text.done',
    '1 response.content_part.done',
    '1 response.output_item.done',
    '2 response.output_item.added',
    '2 response.function_call_arguments.delta',
    '3 response.output_item.added',
    '3 response.custom_tool_call_input.delta',
    '4 response.output_item.added',
    '2 response.function_call_arguments.delta',
    '3 response.custom_tool_call_input.delta',
    '2 response.function_call_arguments.done',
    '2 response.output_item.done',
    '3 response.custom_tool_call_input.done',
    '3 response.output_item.done',
    '4 response.output_item.done',
    'response.completed',
  ]);
});

it('sends the events of a call to the letter', () => {
  const events = eventsOf(callPiece(0, 'a', 'multi_agent_v1__spawn_agent', '{"n":1}') + finish('tool_calls'));
  const item = {
    ...{ type: 'function_call', id: 'fc_2', call_id: 'a', name: 'spawn_agent', namespace: 'multi_agent_v1' },
    // So that Codex knows the task of an agent for plain text.
    encrypted_function_args: [],
  };
  const done = { ...item, status: 'completed', arguments: '{"n":1}' };
  const response = {
    id: 'resp_1',
    object: 'response',
    created_at: 1_800_000_000,
    model: 'glm-5.2',
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: null,
    parallel_tool_calls: true,
    temperature: null,
    tool_choice: 'auto',
    tools: [],
    top_p: null,
  };
  const started = { ...response, status: 'in_progress', output: [] };
  const at = { item_id: 'fc_2', output_index: 0 };
  const bodies = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', arguments: '' } },
    { type: 'response.function_call_arguments.delta', ...at, delta: '{"n":1}' },
    { type: 'response.function_call_arguments.done', ...at, name: 'spawn_agent', arguments: '{"n":1}' },
    { type: 'response.output_item.done', output_index: 0, item: done },
    { type: 'response.completed', response: { ...response, status: 'completed', output: [done] } },
  ];
  expect(events).toEqual(bodies.map((body, sequence_number) => ({ ...body, sequence_number })));
});
