import type { Asked, AskedTool } from '../asked.ts';
import type { OutputItem, ResponsesEvent } from '../types/responses-events.ts';
import { type AnswerOptions, answerStream } from './answer-stream.ts';
import type { EndCause } from './conclusion.ts';

/** Tools as Codex declares them, for tests. */
export const sampleTools: ReadonlyMap<string, AskedTool> = new Map<string, AskedTool>([
  ['exec_command', { kind: 'function', name: 'exec_command', namespace: null, schema: { type: 'object' } }],
  ['view_image', { kind: 'function', name: 'view_image', namespace: null, schema: { type: 'object' } }],
  [
    'multi_agent_v1__spawn_agent',
    { kind: 'function', name: 'spawn_agent', namespace: 'multi_agent_v1', schema: { type: 'object' } },
  ],
  ['apply_patch', { kind: 'custom', name: 'apply_patch', namespace: null }],
  ['notes__write', { kind: 'custom', name: 'write', namespace: 'notes' }],
  ['tool_search', { kind: 'tool-search' }],
]);

export function sampleAsked(dialect: Partial<Asked['dialect']> = {}): Asked {
  const plain = { textCalls: 'none', thinkTags: [] } as const;
  // The request's side needs more of a dialect than the answer's.
  return { model: 'glm-5.2', tools: sampleTools, dialect: { ...plain, ...dialect } as Asked['dialect'] };
}

/** Counts where the real ones are random, at a time that stands still. */
export function sampleOptions(): AnswerOptions {
  let count = 0;
  const ids = (prefix: string): string => {
    count += 1;
    return `${prefix}_${count}`;
  };
  return { ids, now: () => 1_800_000_000_000 };
}

/** One frame of a chat stream. */
export function frameOf(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** A frame with a piece of the answer. */
export function piece(delta: unknown, finish: string | null = null): string {
  return frameOf({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
}

export const done = 'data: [DONE]\n\n';

export function finish(reason: string | null = 'stop'): string {
  return piece({}, reason) + done;
}

/** A fragment of a call in a frame of its own. */
export function callPiece(index: number | null, id: string | null, name: string | null, text: string | null): string {
  const call = { ...(index !== null && { index }), ...(id !== null && { id }), type: 'function' };
  return piece({ tool_calls: [{ ...call, function: { ...(name !== null && { name }), arguments: text } }] });
}

/** All events of a stream that comes at once. */
export function eventsOf(
  stream: string | Uint8Array | readonly (string | Uint8Array)[],
  asked: Asked = sampleAsked(),
  { cause = 'closed', ...options }: Partial<AnswerOptions> & { readonly cause?: EndCause } = {},
): readonly ResponsesEvent[] {
  const answer = answerStream(asked, { ...sampleOptions(), ...options });
  const pieces = typeof stream === 'string' || stream instanceof Uint8Array ? [stream] : stream;
  return [...pieces.flatMap((one) => answer.push(one)), ...answer.end(cause)];
}

/** What came of it, in lines that can be read: each item of the final output, and the end. */
export function storyOf(events: readonly ResponsesEvent[]): readonly string[] {
  const last = events.at(-1);
  if (!last || !('response' in last)) return ['no end'];
  const { output, status, error, incomplete_details } = last.response;
  const end = error ? `${error.code}: ${error.message}` : (incomplete_details?.reason ?? '');
  return [...output.map(lineOf), end === '' ? status : `${status}, ${end}`];
}

function lineOf(item: OutputItem): string {
  const cut = item.status === 'incomplete' ? 'cut ' : '';
  if (item.type === 'reasoning') return `${cut}thought: ${item.content.map(({ text }) => text).join('|')}`;
  if (item.type === 'message')
    return item.content
      .map((part) => cut + ('refusal' in part ? `refusal: ${part.refusal}` : `text: ${part.text}`))
      .join();
  if (item.type === 'tool_search_call') return `${cut}search ${item.call_id}: ${JSON.stringify(item.arguments)}`;
  const name = item.namespace === undefined ? item.name : `${item.namespace}/${item.name}`;
  const said = item.type === 'function_call' ? item.arguments : item.input;
  return `${cut}${item.type === 'function_call' ? 'call' : 'custom'} ${item.call_id} ${name}: ${said}`;
}
