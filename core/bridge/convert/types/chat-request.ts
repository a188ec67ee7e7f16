import type { Fields } from '../dialects/dialect.ts';

export type TextPart = { readonly type: 'text'; readonly text: string };
export type ImagePart = {
  readonly type: 'image_url';
  readonly image_url: { readonly url: string; readonly detail?: 'low' | 'high' | 'auto' };
};
export type FilePart = {
  readonly type: 'file';
  readonly file: { readonly filename?: string; readonly file_data: string };
};
export type AudioPart = {
  readonly type: 'input_audio';
  readonly input_audio: { readonly data: string; readonly format: 'wav' | 'mp3' };
};
export type UserPart = TextPart | ImagePart | FilePart | AudioPart;

/** Mistral's own part, which `openai` does not know. */
export type ThoughtPart = { readonly type: 'thinking'; readonly thinking: readonly TextPart[] };

export type ChatCall = {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
  /** Gemini's own. */
  readonly extra_content?: { readonly google: { readonly thought_signature: unknown } };
};

export type SystemMessage = { readonly role: 'system'; readonly content: string };
export type UserMessage = { readonly role: 'user'; readonly content: string | readonly UserPart[] };
export type ToolMessage = { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string };
export type AssistantMessage = {
  readonly role: 'assistant';
  readonly content: string | null | readonly (ThoughtPart | TextPart)[];
  readonly tool_calls?: readonly ChatCall[];
  /** The vendors' own fields for thoughts. */
  readonly reasoning_content?: string;
  readonly reasoning?: string;
  readonly reasoning_details?: readonly { readonly type: 'reasoning.text'; readonly text: string }[];
};
export type ChatMessage = SystemMessage | UserMessage | AssistantMessage | ToolMessage;

export type ChatTool = {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description?: string;
    readonly parameters: Fields;
    readonly strict?: boolean;
  };
};

export type ChatToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | { readonly type: 'function'; readonly function: { readonly name: string } };

/** The body of `POST …/chat/completions`. Fields that only some vendors know come from the dialect or the provider. */
export type ChatRequest = Fields & {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: true;
  readonly tools?: readonly ChatTool[];
  readonly tool_choice?: ChatToolChoice;
  readonly parallel_tool_calls?: boolean;
};
