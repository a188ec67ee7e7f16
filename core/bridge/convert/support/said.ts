/** Items as Codex 0.169.0 sends them, nulls included. */
export const user = (text: string) => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
export const developer = (text: string) => ({ ...user(text), role: 'developer' });
export const model = (text: string) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [] }],
  phase: null,
});
export const thought = (text: string) => ({
  type: 'reasoning',
  id: 'rs_1',
  summary: [],
  content: [{ type: 'reasoning_text', text }],
  encrypted_content: null,
});
export const call = (callId: string, name = 'exec_command', args = '{"cmd":"ls"}', others: object = {}) => ({
  type: 'function_call',
  id: 'fc_1',
  call_id: callId,
  name,
  arguments: args,
  ...others,
});
export const output = (callId: string, text: unknown = 'a.txt') => ({
  type: 'function_call_output',
  call_id: callId,
  output: text,
});
export const image = { type: 'input_image', image_url: 'data:image/png;base64,AAAA', detail: 'high' };

/** The same on the side of Chat. */
export const chatCall = (id: string, name = 'exec_command', args = '{"cmd":"ls"}') => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});
export const chatOutput = (id: string, content = 'a.txt') => ({ role: 'tool', tool_call_id: id, content });
export const chatImage = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'high' } };
