/** One answer in the two forms a client may ask for: server-sent events, or one JSON value. */
export interface Answer {
  readonly stream: string;
  readonly whole: unknown;
}

/** OpenAI's list and, in the same object, the empty list in the form in which Codex asks for models. */
export const modelList = { object: 'list', data: [{ id: 'loopback', object: 'model', created: 0 }], models: [] };

const created = 1_750_000_000;

function events(list: readonly (readonly [type: string, data: object])[]): string {
  return list.map(([type, data]) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`).join('');
}

/** OpenAI Chat Completions. */
export function toChat(reply: string, model: unknown): Answer {
  const usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 };
  const base = { id: 'chatcmpl-1', created, model };
  const chunk = (delta: object, finish_reason: string | null, extra: object = {}) =>
    `data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }], ...extra })}\n\n`;
  return {
    stream: `${chunk({ role: 'assistant', content: '' }, null)}${chunk({ content: reply }, null)}${chunk({}, 'stop', { usage })}data: [DONE]\n\n`,
    whole: {
      ...base,
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: reply }, finish_reason: 'stop' }],
      usage,
    },
  };
}

/** OpenAI Responses. */
export function toResponses(reply: string, model: unknown): Answer {
  const base = { id: 'resp_1', object: 'response', created_at: created, model, status: 'in_progress', output: [] };
  const part = { type: 'output_text', text: reply, annotations: [] };
  const item = { id: 'msg_1', type: 'message', status: 'completed', role: 'assistant', content: [part] };
  const usage = {
    input_tokens: 11,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 3,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 14,
  };
  const whole = { ...base, status: 'completed', output: [item], usage };
  const place = { output_index: 0, item_id: item.id, content_index: 0 };
  return {
    whole,
    stream: events([
      ['response.created', { response: base }],
      ['response.output_item.added', { output_index: 0, item: { ...item, status: 'in_progress', content: [] } }],
      ['response.content_part.added', { ...place, part: { ...part, text: '' } }],
      ['response.output_text.delta', { ...place, delta: reply }],
      ['response.output_text.done', { ...place, text: reply }],
      ['response.content_part.done', { ...place, part }],
      ['response.output_item.done', { output_index: 0, item }],
      ['response.completed', { response: whole }],
    ]),
  };
}

/** Anthropic Messages. */
export function toMessages(reply: string, model: unknown): Answer {
  const base = { id: 'msg_1', type: 'message', role: 'assistant', model };
  const start = { ...base, content: [], stop_reason: null, stop_sequence: null };
  return {
    whole: {
      ...base,
      content: [{ type: 'text', text: reply }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 11, output_tokens: 3 },
    },
    stream: events([
      ['message_start', { message: { ...start, usage: { input_tokens: 11, output_tokens: 1 } } }],
      ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
      ['content_block_delta', { index: 0, delta: { type: 'text_delta', text: reply } }],
      ['content_block_stop', { index: 0 }],
      ['message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 3 } }],
      ['message_stop', {}],
    ]),
  };
}

/** The same three for a model that calls a tool. */
export const toCalls = { chat: toChatCall, responses: toResponsesCall, anthropic: toMessagesCall } as const;

/** In pieces, as they come: the name with the first, the arguments later. */
function toChatCall(name: string, args: unknown, model: unknown): string {
  const chunk = (delta: object, finish_reason: string | null) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-2', created, model, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  const text = JSON.stringify(args);
  const first = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: text.slice(0, 3) } };
  const second = { index: 0, function: { arguments: text.slice(3) } };
  return [
    chunk({ role: 'assistant', content: null, reasoning_content: 'I should call it.' }, null),
    chunk({ tool_calls: [first] }, null),
    chunk({ tool_calls: [second] }, null),
    chunk({}, 'tool_calls'),
    'data: [DONE]\n\n',
  ].join('');
}

function toResponsesCall(name: string, args: unknown, model: unknown): string {
  const base = { id: 'resp_2', object: 'response', created_at: created, model, output: [] };
  const thought = { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: 'sealed' };
  const item = { id: 'fc_1', type: 'function_call', call_id: 'call_1', name, arguments: JSON.stringify(args) };
  return events([
    ['response.created', { response: { ...base, status: 'in_progress' } }],
    ['response.output_item.added', { output_index: 0, item: thought }],
    ['response.output_item.done', { output_index: 0, item: thought }],
    ['response.output_item.added', { output_index: 1, item: { ...item, arguments: '' } }],
    ['response.function_call_arguments.delta', { output_index: 1, item_id: item.id, delta: item.arguments }],
    ['response.function_call_arguments.done', { output_index: 1, item_id: item.id, arguments: item.arguments }],
    ['response.output_item.done', { output_index: 1, item }],
    ['response.completed', { response: { ...base, status: 'completed', output: [thought, item] } }],
  ]);
}

function toMessagesCall(name: string, args: unknown, model: unknown): string {
  const base = { id: 'msg_2', type: 'message', role: 'assistant', model, content: [], stop_reason: null };
  const text = JSON.stringify(args);
  return events([
    ['message_start', { message: { ...base, usage: { input_tokens: 11, output_tokens: 1 } } }],
    ['content_block_start', { index: 0, content_block: { type: 'tool_use', id: 'toolu_1', name, input: {} } }],
    ['content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: text.slice(0, 3) } }],
    ['content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: text.slice(3) } }],
    ['content_block_stop', { index: 0 }],
    ['message_delta', { delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 3 } }],
    ['message_stop', {}],
  ]);
}
