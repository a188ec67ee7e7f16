/**
 * What Codex reads: the events of a streamed answer of the Responses API, as far as we send them. A test holds them
 * against the types of the `openai` package.
 */
export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

export type TextPart = { readonly type: 'output_text'; readonly text: string; readonly annotations: readonly never[] };
export type RefusalPart = { readonly type: 'refusal'; readonly refusal: string };
export type ReasoningPart = { readonly type: 'reasoning_text'; readonly text: string };
export type Part = TextPart | RefusalPart | ReasoningPart;

export type MessageItem = {
  readonly type: 'message';
  readonly id: string;
  readonly status: ItemStatus;
  readonly role: 'assistant';
  readonly content: readonly (TextPart | RefusalPart)[];
};

/** Codex sends it back whole, so that the thoughts need no memory of ours (measured on 0.169.0). */
export type ReasoningItem = {
  readonly type: 'reasoning';
  readonly id: string;
  readonly status: ItemStatus;
  readonly summary: readonly never[];
  readonly content: readonly ReasoningPart[];
  readonly encrypted_content: null;
};

export type FunctionCallItem = {
  readonly type: 'function_call';
  readonly id: string;
  readonly status: ItemStatus;
  readonly call_id: string;
  readonly name: string;
  readonly namespace?: string;
  /** None. Without it, Codex takes what one agent tells another for ciphertext (codex#43893). */
  readonly encrypted_function_args?: readonly never[];
  readonly arguments: string;
};

export type CustomCallItem = {
  readonly type: 'custom_tool_call';
  readonly id: string;
  readonly status: ItemStatus;
  readonly call_id: string;
  readonly name: string;
  readonly namespace?: string;
  readonly input: string;
};

export type ToolSearchItem = {
  readonly type: 'tool_search_call';
  readonly id: string;
  readonly status: ItemStatus;
  readonly call_id: string;
  readonly execution: 'client';
  readonly arguments: unknown;
};

export type OutputItem = MessageItem | ReasoningItem | FunctionCallItem | CustomCallItem | ToolSearchItem;

/** All of it or nothing: Codex 0.169.0 gives the whole answer up where `total_tokens` is missing (measured). */
export type Usage = {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly cached_tokens: number; readonly cache_write_tokens: number };
  readonly output_tokens: number;
  readonly output_tokens_details: { readonly reasoning_tokens: number };
  readonly total_tokens: number;
};

/**
 * What Codex 0.169.0 makes of each (measured): `invalid_prompt` is shown word for word and not tried again;
 * `server_error` is tried again; so is `rate_limit_exceeded`, after the time that its message names;
 * `context_length_exceeded` is said in Codex's own words.
 */
export type FailureCode = 'invalid_prompt' | 'server_error' | 'rate_limit_exceeded' | 'context_length_exceeded';

export type Failure = { readonly code: FailureCode; readonly message: string };

/** The first two are the API's own. Codex shows the reason as it is, so ours are words. */
export type IncompleteReason = 'max_output_tokens' | 'content_filter' | 'provider_ended_early';

export type Response = {
  readonly id: string;
  readonly object: 'response';
  readonly created_at: number;
  readonly status: 'in_progress' | 'completed' | 'incomplete' | 'failed';
  readonly model: string;
  readonly output: readonly OutputItem[];
  readonly error: Failure | null;
  readonly incomplete_details: { readonly reason: IncompleteReason } | null;
  readonly instructions: null;
  readonly metadata: null;
  readonly parallel_tool_calls: true;
  readonly temperature: null;
  readonly tool_choice: 'auto';
  readonly tools: readonly never[];
  readonly top_p: null;
  readonly usage?: Usage;
};

type At = { readonly item_id: string; readonly output_index: number };
type AtPart = At & { readonly content_index: 0 };
type OfItem = { readonly output_index: number; readonly item: OutputItem };
type Terminal = 'response.completed' | 'response.incomplete' | 'response.failed';

/** An event before it has its number. */
export type EventBody =
  | { readonly type: 'response.created' | 'response.in_progress' | Terminal; readonly response: Response }
  | ({ readonly type: 'response.output_item.added' | 'response.output_item.done' } & OfItem)
  | ({ readonly type: 'response.content_part.added' | 'response.content_part.done'; readonly part: Part } & AtPart)
  | ({
      readonly type: 'response.output_text.delta';
      readonly delta: string;
      readonly logprobs: readonly never[];
    } & AtPart)
  | ({
      readonly type: 'response.output_text.done';
      readonly text: string;
      readonly logprobs: readonly never[];
    } & AtPart)
  | ({ readonly type: 'response.refusal.delta'; readonly delta: string } & AtPart)
  | ({ readonly type: 'response.refusal.done'; readonly refusal: string } & AtPart)
  | ({ readonly type: 'response.reasoning_text.delta'; readonly delta: string } & AtPart)
  | ({ readonly type: 'response.reasoning_text.done'; readonly text: string } & AtPart)
  | ({ readonly type: 'response.function_call_arguments.delta'; readonly delta: string } & At)
  | ({ readonly type: 'response.function_call_arguments.done'; readonly name: string; readonly arguments: string } & At)
  | ({ readonly type: 'response.custom_tool_call_input.delta'; readonly delta: string } & At)
  | ({ readonly type: 'response.custom_tool_call_input.done'; readonly input: string } & At);

export type ResponsesEvent = EventBody & { readonly sequence_number: number };
