import type { AssistantMessage, ChatRequest } from '../../../core/bridge/convert/types/chat-request.ts';
import { type ChatStyle, callInPieces } from './chat-turn.ts';

/** A vendor of Chat Completions as people met it: what it refuses beyond the rules of Chat, and how it speaks. */
export interface Vendor {
  readonly name: string;
  /** By which its dialect is found; what answers is on the loopback. */
  readonly baseUrl: string;
  readonly model: string;
  /** Why it refuses a request, in its words. */
  readonly refusal: (request: ChatRequest) => string | undefined;
  /** The body of an error. */
  readonly error: (message: string) => unknown;
  readonly style: ChatStyle;
  /** Whether it says its thoughts, and wants to be told how hard to think. */
  readonly thinks: boolean;
  readonly sees: boolean;
}

const plain: Vendor = {
  name: 'plain',
  baseUrl: 'https://relay.example/v1',
  model: 'relay-model',
  refusal: () => undefined,
  error: (message) => ({ error: { message, type: 'error', code: null } }),
  style: {
    call: callInPieces({ again: false }),
    noUsage: {},
    usageAt: 'finish',
    finish: ({ calls }) => (calls ? 'tool_calls' : 'stop'),
  },
  thinks: false,
  sees: true,
};

/** api-docs.deepseek.com (thinking mode), opencode#24722: refuses its own words without the thoughts before them. */
const deepSeek: Vendor = {
  ...plain,
  name: 'DeepSeek-like',
  baseUrl: 'https://api.deepseek.com/v1',
  model: 'deepseek-v4-pro',
  refusal: (request) => {
    if (sinceUser(request).some(({ reasoning_content: thought }) => !thought))
      return 'The `reasoning_content` in the thinking mode must be passed back to the API.';
    return hasImage(request) ? 'unknown variant `image_url`, expected `text`' : undefined;
  },
  style: { ...plain.style, noUsage: { usage: null } },
  thinks: true,
  sees: false,
};

/** platform.moonshot.ai, opencodex: thoughts belong to each call, and only a part of JSON Schema is known. */
const kimi: Vendor = {
  ...plain,
  name: 'Kimi-like',
  baseUrl: 'https://api.moonshot.cn/v1',
  model: 'kimi-k3',
  refusal: (request) => {
    const at = said(request).findIndex(({ tool_calls: calls, reasoning_content: thought }) => calls && !thought);
    if (at >= 0)
      return `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${at}`;
    if (request.tool_choice === 'required') return "tool_choice 'required' is incompatible with thinking enabled";
    if ((request.tools ?? []).some(({ function: { strict } }) => strict !== undefined)) return 'unknown field strict';
    return JSON.stringify(request.tools ?? []).includes('"oneOf"') ? 'tool schema is not a valid MFJS' : undefined;
  },
  style: { ...plain.style, usageAt: 'choice' },
  thinks: true,
};

/** help.aliyun.com and the chat templates of Qwen: one system message, at the beginning; later pieces of a call have empty names. */
const qwen: Vendor = {
  ...plain,
  name: 'Qwen-like',
  baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  model: 'qwen3.8-plus',
  refusal: ({ messages, reasoning_effort: effort }) => {
    if (messages.some(({ role }, index) => role === 'system' && index > 0))
      return 'System message must be at the beginning.';
    return effort !== undefined && effort !== 'high' && effort !== 'max' ? 'Invalid reasoning_effort' : undefined;
  },
  style: { ...plain.style, call: callInPieces({ again: true }), usageAt: 'own-chunk' },
  thinks: true,
};

/** ai.google.dev (thought signatures): the first call of an answer must come back with the signature that it had. */
const gemini: Vendor = {
  ...plain,
  name: 'Gemini-like',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
  model: 'gemini-3-pro',
  refusal: (request) => {
    const first = sinceUser(request).flatMap(({ tool_calls: calls }) => calls?.slice(0, 1) ?? []);
    const wrong = first.find(({ id, extra_content: extra }) => extra?.google.thought_signature !== signatureOf(id));
    return wrong && `Function call is missing a thought_signature in functionCall parts: ${wrong.function.name}`;
  },
  error: (message) => [{ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }],
  style: {
    call: ({ id, name, args }, index) => [
      {
        ...{ index, id, type: 'function', function: { name, arguments: JSON.stringify(args) } },
        ...(index === 0 && { extra_content: { google: { thought_signature: signatureOf(id) } } }),
      },
    ],
    noUsage: {},
    usageAt: 'finish',
    finish: () => 'stop',
  },
};

export const vendors = { plain, deepSeek, kimi, qwen, gemini } as const;

const signatureOf = (callId: string) => `signature of ${callId}`;

function said({ messages }: Pick<ChatRequest, 'messages'>): readonly AssistantMessage[] {
  return messages.filter((message) => message.role === 'assistant');
}

/** What the model said after the last words of the person. */
function sinceUser({ messages }: ChatRequest): readonly AssistantMessage[] {
  return said({ messages: messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1) });
}

function hasImage({ messages }: ChatRequest): boolean {
  return JSON.stringify(messages).includes('"image_url"');
}
