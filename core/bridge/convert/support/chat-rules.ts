// The rules of a legal Chat Completions request, written from the public reference
// (platform.openai.com/docs/api-reference/chat/create, and what it says of tools; read 2026-11-27), not from the converter.

type Fields = Readonly<Record<string, unknown>>;

const toolName = /^[a-zA-Z0-9_-]{1,64}$/;

/** What is against the rules in a request, one line each; none where it is legal. */
export function chatFaults(body: unknown): readonly string[] {
  if (!isFields(body)) return ['the body is no object'];
  const faults = [...toolFaults(body), ...messageFaults(body.messages)];
  if (typeof body.model !== 'string' || body.model === '') faults.push('model is missing');
  for (const [name, value] of Object.entries(body))
    if (value === null || value === undefined) faults.push(`${name} is empty`);
  return faults;
}

function toolFaults({ tools, tool_choice: choice, parallel_tool_calls: parallel }: Fields): readonly string[] {
  if (tools === undefined) return choice !== undefined || parallel !== undefined ? ['a choice without tools'] : [];
  if (!Array.isArray(tools) || tools.length === 0) return ['tools is no list of tools'];
  const names = tools.map((tool) => tool?.function?.name);
  const faults: string[] = [];
  if (new Set(names).size !== names.length) faults.push('two tools of one name');
  for (const tool of tools) {
    if (tool?.type !== 'function') faults.push(`tool of the type ${tool?.type}`);
    if (!toolName.test(String(tool?.function?.name))) faults.push(`tool called ${tool?.function?.name}`);
    if (tool?.function?.parameters?.type !== 'object') faults.push('parameters that are no object');
  }
  const isWord = choice === undefined || choice === 'none' || choice === 'auto' || choice === 'required';
  if (!isWord && !(isFields(choice) && isFields(choice.function) && names.includes(choice.function.name)))
    faults.push('a choice of no tool');
  return faults;
}

function messageFaults(messages: unknown): string[] {
  if (!Array.isArray(messages) || messages.length === 0) return ['no messages'];
  const faults: string[] = [];
  const ids = new Set<unknown>();
  const unanswered = new Set<unknown>();
  for (const [index, message] of messages.entries()) {
    const fault = (text: string) => faults.push(`messages[${index}]: ${text}`);
    if (message?.role === 'tool') {
      if (!unanswered.delete(message.tool_call_id)) fault('an output for no open call');
      if (typeof message.content !== 'string') fault('an output that is no text');
      continue;
    }
    if (unanswered.size > 0) fault(`${unanswered.size} calls without an output`);
    unanswered.clear();
    for (const text of [...contentFaults(message), ...callFaults(message, ids)]) fault(text);
    for (const call of message?.tool_calls ?? []) unanswered.add(call?.id);
  }
  if (unanswered.size > 0) faults.push('calls without an output at the end');
  return faults;
}

function contentFaults({ role, content, tool_calls: calls }: Fields): readonly string[] {
  if (typeof content === 'string') return content === '' ? ['an empty text'] : [];
  if (role === 'assistant' && content === null) return calls === undefined ? ['neither a text nor a call'] : [];
  if (role === 'system' || !Array.isArray(content) || content.length === 0) return [`content of ${role} is no text`];
  const allowed = role === 'assistant' ? ['text', 'thinking'] : ['text', 'image_url', 'file', 'input_audio'];
  return content.flatMap((part) => {
    if (!allowed.includes(part?.type)) return [`part ${part?.type} of ${role}`];
    if (part.type === 'text' && typeof part.text !== 'string') return ['a text part without a text'];
    const detail = part.image_url?.detail;
    if (part.type === 'image_url' && (typeof part.image_url?.url !== 'string' || !isDetail(detail)))
      return ['a wrong image'];
    return [];
  });
}

function callFaults({ role, tool_calls: calls }: Fields, ids: Set<unknown>): readonly string[] {
  if (role !== 'system' && role !== 'user' && role !== 'assistant') return [`role ${role}`];
  if (calls === undefined) return [];
  if (role !== 'assistant' || !Array.isArray(calls) || calls.length === 0) return ['tool_calls out of place'];
  return calls.flatMap((call) => {
    const isNew = typeof call?.id === 'string' && call.id !== '' && !ids.has(call.id);
    ids.add(call?.id);
    if (!isNew) return [`id ${call?.id} is missing or taken`];
    if (call.type !== 'function' || !toolName.test(String(call.function?.name)))
      return [`call of ${call.function?.name}`];
    return isObjectText(call.function?.arguments) ? [] : ['arguments that are no object'];
  });
}

const isDetail = (detail: unknown) => detail === undefined || ['auto', 'low', 'high'].includes(String(detail));

function isObjectText(text: unknown): boolean {
  try {
    return isFields(JSON.parse(String(text)));
  } catch {
    return false; // Not JSON.
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
