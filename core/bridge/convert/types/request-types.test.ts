import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AssistantMessage, ChatMessage, ChatTool, ChatToolChoice, ThoughtPart } from './chat-request.ts';
import { Item } from './responses-request.ts';

/** The package's types forbid readonly lists, which changes nothing about what they say. */
type Loose<T> = T extends readonly (infer U)[]
  ? Loose<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T;

/** Without what is only some vendors' own. */
type PublicMessage =
  | Exclude<ChatMessage, AssistantMessage>
  | (Omit<AssistantMessage, 'content'> & {
      readonly content:
        | Exclude<AssistantMessage['content'], readonly unknown[]>
        | readonly Exclude<Extract<AssistantMessage['content'], readonly unknown[]>[number], ThoughtPart>[];
    });

describe('the types of a request', () => {
  it('are, on the side of Chat, those of the `openai` package', () => {
    expectTypeOf<Loose<PublicMessage>>().toExtend<ChatCompletionMessageParam>();
    expectTypeOf<
      Loose<Omit<ChatTool, 'function'> & { function: Loose<ChatTool['function']> }>
    >().toExtend<ChatCompletionTool>();
    expectTypeOf<ChatToolChoice>().toExtend<NonNullable<ChatCompletionCreateParamsStreaming['tool_choice']>>();
  });

  const items: readonly ResponseInputItem[] = [
    { role: 'developer', content: 'Be brief.' },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
    { type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'hm' }] },
    { type: 'function_call', call_id: 'c', name: 'exec_command', arguments: '{}', namespace: 'n' },
    {
      type: 'function_call_output',
      call_id: 'c',
      output: [{ type: 'input_image', image_url: 'data:,', detail: 'high' }],
    },
    { type: 'custom_tool_call', call_id: 'd', name: 'apply_patch', input: '*** Begin Patch' },
    { type: 'custom_tool_call_output', call_id: 'd', output: 'Done' },
    { type: 'tool_search_call', call_id: 'e', execution: 'client', arguments: { query: 'mail' } },
    { type: 'tool_search_output', call_id: 'e', execution: 'client', tools: [{ type: 'custom', name: 'x' }] },
    { type: 'additional_tools', role: 'developer', tools: [{ type: 'tool_search', execution: 'client' }] },
    {
      type: 'local_shell_call',
      id: 'l',
      call_id: 'f',
      status: 'completed',
      action: { type: 'exec', command: ['ls'], env: {} },
    },
    { type: 'local_shell_call_output', id: 'f', output: 'a.txt' },
  ];

  it.each(items.map((item) => [item.type ?? 'message', item] as const))(
    'take %s as the package declares it',
    (_, item) => {
      expect(Item.safeParse(item).success).toBe(true);
    },
  );
});
