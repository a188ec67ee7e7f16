/**
 * What a provider of Chat Completions streams, with the cousins of each field that vendors send. It only says where to
 * look: any value may be of any kind, and whoever reads one asks for its kind first.
 */
export type ChatChunk = {
  readonly choices?: readonly ChatChoice[] | null;
  readonly usage?: ChatUsage | null;
  readonly error?: unknown;
  /** MiniMax: what went wrong, in a stream that began well. */
  readonly base_resp?: unknown;
};

export type ChatChoice = {
  readonly delta?: ChatDelta | null;
  /** The whole answer, where a provider sends no stream although it was asked for one. */
  readonly message?: ChatDelta | null;
  readonly finish_reason?: string | null;
  /** Kimi. */
  readonly usage?: ChatUsage | null;
};

export type ChatDelta = {
  /** Mistral sends parts. */
  readonly content?: string | readonly ContentPart[] | null;
  readonly refusal?: string | null;
  /** DeepSeek, Kimi, GLM, Qwen, … */
  readonly reasoning_content?: string | null;
  /** OpenRouter, Together, Groq, StepFun, newer vLLM. */
  readonly reasoning?: string | null;
  readonly reasoning_text?: string | null;
  /** OpenRouter, MiniMax. */
  readonly reasoning_details?: readonly ReasoningDetail[] | null;
  readonly tool_calls?: readonly ChatCall[] | null;
  /** The form before `tool_calls`. */
  readonly function_call?: ChatFunction | null;
};

export type ContentPart = { readonly type?: string; readonly text?: string; readonly thinking?: unknown };
export type ReasoningDetail = {
  readonly type?: string;
  readonly text?: string | null;
  readonly summary?: string | null;
};
export type ChatFunction = { readonly name?: string | null; readonly arguments?: unknown };

export type ChatCall = {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: ChatFunction | null;
  /** Gemini: has to come back with the call (`google.thought_signature`). */
  readonly extra_content?: unknown;
};

export type ChatUsage = {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly total_tokens?: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number; readonly cache_write_tokens?: number } | null;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number } | null;
  /** DeepSeek. */
  readonly prompt_cache_hit_tokens?: number;
  /** Kimi. */
  readonly cached_tokens?: number;
};
