import { isObject } from '../json.ts';
import type { UserPart } from '../types/chat-request.ts';
import type { Item } from '../types/responses-request.ts';
import { agentMessage } from './agent-message.ts';
import { outputOf } from './calls.ts';
import { type Reading, readContent, textOf, textPart } from './content.ts';
import { unknownCall } from './missing-half.ts';
import { type AnswerItem, type CallItem, isAnswer, isCall, type Pairs } from './pairs.ts';

/** What the model said and called in one answer. */
export type ModelStep = {
  readonly kind: 'model';
  readonly texts: string[];
  readonly thoughts: string[];
  readonly calls: CallItem[];
};
export type Step =
  | ModelStep
  | { readonly kind: 'user'; readonly parts: readonly UserPart[] }
  | { readonly kind: 'system'; readonly text: string };

/**
 * The talk in steps. All that the model said until somebody else spoke is one step: its thoughts, its words and its calls
 * come as items of their own, also with words between two calls (measured, Codex 0.169.0).
 */
export function stepsOf(items: readonly Item[], pairs: Pairs, reading: Reading): readonly Step[] {
  const steps: Step[] = [];
  let open: ModelStep | null = null;
  for (const item of items) {
    if (pairs.repeated.has(item) || item.type === 'additional_tools') continue;
    if (isModels(item)) {
      open ??= startStep(steps);
      addTo(open, item, reading);
      continue;
    }
    if (isAnswer(item) && !pairs.loose.has(item)) {
      // It goes right behind its call; words and thoughts before it go with what the model says next.
      if (open && open.calls.length > 0) open = null;
      continue;
    }
    open = null;
    steps.push(otherStep(item, reading));
  }
  return withThoughtsInPlace(steps);
}

type Message = Extract<Item, { role: unknown }>;
type Models = CallItem | Extract<Item, { type: 'reasoning' }> | Message;

function isModels(item: Item): item is Models {
  return isCall(item) || item.type === 'reasoning' || ('role' in item && item.role === 'assistant');
}

function startStep(steps: Step[]): ModelStep {
  const step: ModelStep = { kind: 'model', texts: [], thoughts: [], calls: [] };
  steps.push(step);
  return step;
}

function addTo(step: ModelStep, item: Models, reading: Reading): void {
  if (isCall(item)) step.calls.push(item);
  else if (item.type === 'reasoning') step.thoughts.push(...thoughtsOf(item));
  else {
    // Chat has no images in what the model said.
    const spoken = { ...reading, dialect: { hasImages: false, hasFiles: false } };
    const text = textOf(readContent(item.content, spoken), '');
    if (text !== '') step.texts.push(text);
  }
}

/** The thoughts themselves, else what was told of them. What is encrypted is its own vendor's and goes to nobody else. */
function thoughtsOf({ content, summary }: Extract<Item, { type: 'reasoning' }>): readonly string[] {
  const said = [content, summary].map((list) => (list ?? []).flatMap((part) => plainText(part)).join('\n'));
  return said.filter((text) => text !== '').slice(0, 1);
}

const plainText = (part: unknown): readonly string[] =>
  isObject(part) && typeof part.text === 'string' ? [part.text] : [];

function otherStep(item: Exclude<Item, CallItem>, reading: Reading): Step {
  if (isAnswer(item)) return { kind: 'user', parts: looseOutput(item, reading) };
  if (item.type === 'agent_message') return { kind: 'user', parts: agentMessage(item, reading) };
  if (!('role' in item)) return { kind: 'user', parts: [] };
  const parts = readContent(item.content, reading);
  return item.role === 'user' ? { kind: 'user', parts } : { kind: 'system', text: textOf(parts, '\n') };
}

/** Chat refuses an output without a call, but the model may still need it. */
function looseOutput(item: AnswerItem, reading: Reading): readonly UserPart[] {
  const { text, images } = outputOf(item, reading);
  return [textPart(`${unknownCall}\n${text}`), ...images];
}

/** Some servers tell the thoughts after the call that they led to: they belong to the step before (opencodex#950). */
function withThoughtsInPlace(steps: readonly Step[]): readonly Step[] {
  return steps.filter((step, index) => {
    if (step.kind !== 'model' || step.calls.length > 0 || step.texts.length > 0) return true;
    const before = steps[index - 1];
    if (before?.kind === 'model' && before.thoughts.length === 0) before.thoughts.push(...step.thoughts);
    return false;
  });
}
