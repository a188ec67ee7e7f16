import { randomUUID } from 'node:crypto';
import type { Wire } from '../../shared/provider.ts';
import type { AskedAs } from './asked-as.ts';
import type { Question } from './exchange.ts';
import { headersFor, routes, type Sender, urlFor } from './questions.ts';

export interface PromptOf {
  readonly sender: Sender;
  readonly model: string;
  readonly as: AskedAs | undefined;
  /** Whether the length of the answer is limited; else the stream is cut after its first words. */
  readonly isLimited: boolean;
}

/** Tokens, the least that OpenAI's Responses API takes. */
const mostTokens = 16;

/** The fields in which each wire says how long an answer may be. */
export const limitField = {
  responses: 'max_output_tokens',
  chat: 'max_tokens',
  anthropic: 'max_tokens',
} as const satisfies Readonly<Record<Wire, string>>;

const system = 'You test a connection. Answer in one word.';
const user = 'Say OK.';

/**
 * The shortest question to a model, streamed, in the shape that a coding client sends. It costs a few tokens. What OpenAI
 * and Anthropic say of their APIs, and for Codex what it was seen to send (core/clients/codex/request.ts).
 */
export function toPrompt(prompt: PromptOf): Question {
  const { wire } = prompt.sender.provider;
  return toStreamed(prompt, {
    ...bodies[wire](prompt.as),
    ...(prompt.isLimited && { [limitField[wire]]: mostTokens }),
  });
}

/** A question whose answer is streamed, with the headers of the client that would send it. */
export function toStreamed(
  { sender, model, as }: Omit<PromptOf, 'isLimited'>,
  body: Readonly<Record<string, unknown>>,
): Question {
  const { wire, headers: own } = sender.provider;
  const headers = headersFor(sender, wire !== 'anthropic');
  const isNamed = Object.keys(own).some((name) => name.toLowerCase() === 'user-agent');
  return {
    method: 'POST',
    url: urlFor(sender, routes[wire], {}),
    headers: {
      ...headers,
      ...as?.fixedHeaders,
      ...(as?.userAgent !== undefined && !isNamed && { 'user-agent': as.userAgent }),
      accept: 'text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model, ...body }),
  };
}

const bodies: Readonly<Record<Wire, (as: AskedAs | undefined) => Readonly<Record<string, unknown>>>> = {
  chat: () => ({
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
  }),
  responses: (as) => ({
    input: [inputOf('developer', system), inputOf('user', user)],
    store: false,
    stream: true,
    // Codex' own, which some endpoints refuse.
    ...(as?.leavesLimitOut && { include: ['reasoning.encrypted_content'], prompt_cache_key: randomUUID() }),
  }),
  // Anthropic wants a limit in every request.
  anthropic: () => ({
    max_tokens: mostTokens,
    system,
    messages: [{ role: 'user', content: user }],
    stream: true,
  }),
};

/** One message of a Responses request. */
export function inputOf(role: string, text: string): unknown {
  return { type: 'message', role, content: [{ type: 'input_text', text }] };
}
