import * as z from 'zod/mini';

// What of a Responses request is read. Other fields are left aside, and null means the same as a missing field: Codex
// sends nulls (measured, 0.169.0).
const text = z.nullish(z.string());
const texts = z.nullish(z.array(z.unknown()));

const Content = z.nullish(z.union([z.string(), z.array(z.unknown())]));

export const TextContent = z.object({
  type: z.enum(['input_text', 'output_text', 'text', 'reasoning_text', 'summary_text']),
  text: z.string(),
});
export const RefusalContent = z.object({ type: z.literal('refusal'), refusal: z.string() });
export const ImageContent = z.object({ type: z.literal('input_image'), image_url: text, file_id: text, detail: text });
export const FileContent = z.object({
  type: z.literal('input_file'),
  filename: text,
  file_data: text,
  file_url: text,
  file_id: text,
});
export const AudioContent = z.object({
  type: z.literal('input_audio'),
  input_audio: z.object({ data: z.string(), format: z.enum(['wav', 'mp3']) }),
});

export const MessageItem = z.object({
  type: z.nullish(z.literal('message')),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: Content,
});
export const ReasoningItem = z.object({ type: z.literal('reasoning'), summary: texts, content: texts });
export const FunctionCallItem = z.object({
  type: z.literal('function_call'),
  call_id: text,
  name: z.string().check(z.minLength(1)),
  namespace: text,
  arguments: z.optional(z.unknown()),
  /** Which arguments are encrypted, by name; an empty list where none is. */
  encrypted_function_args: z.nullish(z.array(z.string())),
});
export const CustomCallItem = z.object({
  type: z.literal('custom_tool_call'),
  call_id: text,
  name: z.string().check(z.minLength(1)),
  namespace: text,
  input: text,
});
export const SearchCallItem = z.object({
  type: z.literal('tool_search_call'),
  call_id: text,
  execution: text,
  arguments: z.optional(z.unknown()),
});
export const ShellCallItem = z.object({
  type: z.literal('local_shell_call'),
  call_id: text,
  action: z.optional(z.unknown()),
});
export const OutputItem = z.object({
  type: z.enum(['function_call_output', 'custom_tool_call_output', 'local_shell_call_output', 'mcp_tool_call_output']),
  /** Which call it answers, in a local_shell_call_output. */
  id: text,
  call_id: text,
  output: z.optional(z.unknown()),
});
export const SearchOutputItem = z.object({
  type: z.literal('tool_search_output'),
  call_id: text,
  execution: text,
  tools: texts,
});
export const MoreToolsItem = z.object({ type: z.literal('additional_tools'), tools: texts });
/** A message of one agent to another (codex-rs/protocol/src/models.rs, read 2026-11-27). */
export const AgentMessageItem = z.object({
  type: z.literal('agent_message'),
  author: text,
  recipient: text,
  content: texts,
});

/** What takes part in the talk between the model, the person and the tools. */
export const Item = z.discriminatedUnion('type', [
  MessageItem,
  ReasoningItem,
  FunctionCallItem,
  CustomCallItem,
  SearchCallItem,
  ShellCallItem,
  OutputItem,
  SearchOutputItem,
  MoreToolsItem,
  AgentMessageItem,
]);
export type Item = z.infer<typeof Item>;

export const FunctionTool = z.object({
  type: z.literal('function'),
  name: z.string().check(z.minLength(1)),
  description: text,
  parameters: z.optional(z.unknown()),
  strict: z.nullish(z.boolean()),
});
export const CustomTool = z.object({
  type: z.literal('custom'),
  name: z.string().check(z.minLength(1)),
  description: text,
  format: z.nullish(z.object({ type: z.string(), syntax: text, definition: text })),
});
export const NamespaceTool = z.object({
  type: z.literal('namespace'),
  name: z.string().check(z.minLength(1)),
  description: text,
  tools: z.array(z.unknown()),
});
export type NamespaceTool = z.infer<typeof NamespaceTool>;
/** Searched by Codex itself; without `execution: "client"` the vendor would search. */
export const SearchTool = z.object({
  type: z.literal('tool_search'),
  execution: z.literal('client'),
  description: text,
  parameters: z.optional(z.unknown()),
});

export const TextFormat = z.object({
  type: z.literal('json_schema'),
  name: text,
  description: text,
  schema: z.record(z.string(), z.unknown()),
  strict: z.nullish(z.boolean()),
});

/** The request around its items and tools, which are looked at one by one. */
export const ResponsesRequest = z.object({
  model: z.string().check(z.minLength(1)),
  instructions: text,
  input: z.nullish(z.union([z.string(), z.array(z.unknown())])),
  tools: texts,
  tool_choice: z.optional(z.unknown()),
  parallel_tool_calls: z.nullish(z.boolean()),
  reasoning: z.nullish(z.object({ effort: text })),
  max_output_tokens: z.nullish(z.number()),
  temperature: z.nullish(z.number()),
  top_p: z.nullish(z.number()),
  text: z.nullish(z.object({ format: z.optional(z.unknown()), verbosity: text })),
  prompt_cache_key: text,
  previous_response_id: text,
  service_tier: text,
});
export type ResponsesRequest = z.infer<typeof ResponsesRequest>;
