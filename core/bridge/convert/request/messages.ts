import type { Dialect } from '../dialects/dialect.ts';
import type { Kept } from '../kept.ts';
import type {
  AssistantMessage,
  ChatCall,
  ChatMessage,
  ToolMessage,
  UserMessage,
  UserPart,
} from '../types/chat-request.ts';
import type { Item } from '../types/responses-request.ts';
import { CallIds } from './call-ids.ts';
import { callOf, type Output, outputOf } from './calls.ts';
import { textOf, textPart } from './content.ts';
import type { Notes } from './notes.ts';
import { idOf, type Pairs, pairUp } from './pairs.ts';
import { type ModelStep, type Step, stepsOf } from './steps.ts';
import { contentWithThoughts } from './thoughts.ts';
import type { Tools } from './tools.ts';

/** Stands for a signature that is not known any more, so that Gemini does not refuse the history (ai.google.dev, thought signatures). */
const unknownSignature = 'skip_thought_signature_validator';

/** A conversation, and whom it is told. */
export type Talk = {
  readonly items: readonly Item[];
  readonly tools: Tools;
  readonly kept: Kept;
  readonly dialect: Dialect;
  readonly notes: Notes;
  readonly isThinking: boolean;
};

type Paired = Talk & { readonly pairs: Pairs; readonly ids: CallIds };

/** The messages of Chat: what the system says first as one message after the `preface`, then step by step. */
export function messagesOf(preface: readonly string[], talk: Talk): readonly ChatMessage[] {
  const pairs = pairUp(talk.items);
  const steps = stepsOf(talk.items, pairs, talk);
  const begin = steps.findIndex(({ kind }) => kind !== 'system');
  const leading = begin < 0 ? steps : steps.slice(0, begin);
  const head = [...preface, ...leading.flatMap((step) => (step.kind === 'system' ? [step.text] : []))]
    .filter((text) => text !== '')
    .join('\n\n');
  const paired = { ...talk, pairs, ids: new CallIds(talk.dialect.callIds) };
  return [
    ...(head === '' ? [] : [{ role: 'system' as const, content: head }]),
    ...steps.slice(leading.length).flatMap((step) => messagesOfStep(step, paired)),
  ];
}

function messagesOfStep(step: Step, talk: Paired): readonly ChatMessage[] {
  if (step.kind === 'model') return modelMessages(step, talk);
  if (step.kind === 'user') return step.parts.length === 0 ? [] : [userMessage(step.parts)];
  return step.text === '' ? [] : [{ role: talk.dialect.laterSystem, content: step.text }];
}

/** A text where it is only text: not every vendor takes parts. */
function userMessage(parts: readonly UserPart[]): UserMessage {
  const isText = parts.every(({ type }) => type === 'text');
  return { role: 'user', content: isText ? textOf(parts, '\n') : parts };
}

/** One message with all calls of the step, their outputs in the order of the calls, and then the images of all of them. */
function modelMessages({ texts, thoughts, calls }: ModelStep, talk: Paired): readonly ChatMessage[] {
  const made = calls.map((item, index) => {
    const id = talk.ids.next(idOf(item));
    const { name, arguments: text } = callOf(item, talk.tools);
    const call: ChatCall = {
      id,
      type: 'function',
      function: { name, arguments: text },
      ...signature(idOf(item), index, talk),
    };
    return { call, output: outputOf(talk.pairs.answers.get(item), talk) };
  });
  const said = {
    text: texts.length === 0 ? null : texts.join('\n\n'),
    thoughts: thoughts.join('\n\n'),
    hasCalls: made.length > 0,
  };
  const message: AssistantMessage = {
    role: 'assistant',
    ...contentWithThoughts(said, talk.dialect.replay, talk.isThinking),
    ...(made.length > 0 && { tool_calls: made.map(({ call }) => call) }),
  };
  return [message, ...made.map(({ call, output }) => toolMessage(call.id, output)), ...imageMessage(made)];
}

function toolMessage(id: string, { text, images }: Output): ToolMessage {
  const hint = images.length === 0 ? [] : ['[images: in the message after the outputs]'];
  return { role: 'tool', tool_call_id: id, content: [...(text === '' ? [] : [text]), ...hint].join('\n') };
}

/** Chat takes images from the person alone, and nobody may speak before all outputs are there. */
function imageMessage(made: readonly { readonly call: ChatCall; readonly output: Output }[]): readonly UserMessage[] {
  const parts = made
    .filter(({ output }) => output.images.length > 0)
    .flatMap(({ call, output }) => [textPart(`[Images from the output of ${call.function.name}]`), ...output.images]);
  return parts.length === 0 ? [] : [{ role: 'user', content: parts }];
}

function signature(id: string, index: number, { dialect, kept }: Talk): Pick<ChatCall, 'extra_content'> {
  if (!dialect.hasSignatures) return {};
  // Of several calls of one answer only the first carries one.
  const known = kept.signatures.get(id) ?? (index === 0 ? unknownSignature : undefined);
  return known === undefined ? {} : { extra_content: { google: { thought_signature: known } } };
}
