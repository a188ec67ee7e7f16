import type { Wire } from '../../../shared/provider.ts';
import type { ToolKind } from '../../clients/client-request.ts';
import type { Question } from '../exchange.ts';
import { inputOf, limitField, type PromptOf, toStreamed } from '../prompt.ts';
import type { Turn } from './call.ts';
import { toolName, toolsOf } from './offer.ts';

/** Tokens: a model that reasons does so before it calls. */
const mostTokens = 512;

const system = 'You test a connection. Do what you are told, and nothing else.';
const user = `Call the tool "${toolName}" with the word OK.`;

/** What the tool answers. */
const result = 'OK';

interface ToolQuestionOf extends PromptOf {
  readonly kinds: readonly ToolKind[];
  /** The turn in which the model called; missing in the first question. */
  readonly turn?: Turn;
}

/** A question that offers tools and asks for a call, or, after that call, gives its result. */
export function toToolQuestion({ kinds, turn, ...prompt }: ToolQuestionOf): Question {
  const { wire } = prompt.sender.provider;
  const isLimited = prompt.isLimited || wire === 'anthropic';
  return toStreamed(prompt, {
    ...bodies[wire](turn, prompt.as?.leavesLimitOut === true),
    tools: toolsOf(wire, kinds),
    ...(isLimited && { [limitField[wire]]: mostTokens }),
  });
}

type Body = (turn: Turn | undefined, leavesLimitOut: boolean) => Readonly<Record<string, unknown>>;

const bodies: Readonly<Record<Wire, Body>> = {
  chat: (turn) => ({
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
      ...answered(turn, (id) => ({ role: 'tool', tool_call_id: id, content: result })),
    ],
    tool_choice: 'auto',
    stream: true,
  }),
  responses: (turn, leavesLimitOut) => ({
    input: [
      inputOf('developer', system),
      inputOf('user', user),
      ...answered(turn, (id) => ({ type: 'function_call_output', call_id: id, output: result })),
    ],
    tool_choice: 'auto',
    store: false,
    stream: true,
    // Codex' own.
    ...(leavesLimitOut && { parallel_tool_calls: true, include: ['reasoning.encrypted_content'] }),
  }),
  anthropic: (turn) => ({
    system,
    messages: [
      { role: 'user', content: user },
      ...(turn ? [...turn.said, { role: 'user', content: turn.calls.map(toResultBlock) }] : []),
    ],
    stream: true,
  }),
};

function toResultBlock({ id }: { readonly id: string }): unknown {
  return { type: 'tool_result', tool_use_id: id, content: result };
}

function answered(turn: Turn | undefined, toResult: (id: string) => unknown): readonly unknown[] {
  return turn ? [...turn.said, ...turn.calls.map(({ id }) => toResult(id))] : [];
}
