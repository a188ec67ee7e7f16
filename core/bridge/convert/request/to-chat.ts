import type { Asked } from '../asked.ts';
import type { Dialect, Fields } from '../dialects/dialect.ts';
import type { Kept } from '../kept.ts';
import type { ChatRequest } from '../types/chat-request.ts';
import { type Item, ResponsesRequest } from '../types/responses-request.ts';
import { assertBounds } from './bounds.ts';
import { effortOf } from './effort.ts';
import { withExtraBody } from './extra-body.ts';
import { readItems } from './items.ts';
import { messagesOf } from './messages.ts';
import { Notes, shown } from './notes.ts';
import { orRefused, Refusal, type Refused } from './refusal.ts';
import { responseFormat } from './response-format.ts';
import { toolFields } from './tool-choice.ts';
import { Tools } from './tools.ts';

export type Converted = {
  readonly kind: 'converted';
  readonly body: ChatRequest;
  readonly asked: Asked;
  /** What was left out because it changes nothing for the model: one line for the log each. */
  readonly dropped: readonly string[];
};

export type Conversion = {
  readonly dialect: Dialect;
  readonly kept: Kept;
  /** The model's name at the provider, where that is another one than Codex's. */
  readonly model?: string;
  /** The provider's own body fields, laid over the rest. */
  readonly extraBody?: Fields;
};

/** A request of the Responses API as one of Chat Completions, in the dialect of the vendor. Never throws. */
export function toChat(request: unknown, conversion: Conversion): Converted | Refused {
  return orRefused(() => {
    assertBounds(request);
    return converted(readRequest(request), conversion);
  });
}

function readRequest(request: unknown): ResponsesRequest {
  const parsed = ResponsesRequest.safeParse(request);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(shown).join('.') || 'the body';
    throw new Refusal('invalid_request', `The request can't be read: ${at} is wrong.`);
  }
  if (parsed.data.previous_response_id)
    throw new Refusal('previous_response_not_found', 'Earlier answers are not kept here: send the whole conversation.');
  return parsed.data;
}

function converted(request: ResponsesRequest, { dialect, kept, model, extraBody }: Conversion): Converted {
  const notes = new Notes();
  const items = readItems(request.input, notes);
  const tools = toolsOf(request, items, dialect, notes);
  const effort = effortOf(request.reasoning?.effort, dialect, notes);
  const format = responseFormat(request.text?.format, dialect, notes);
  const talk = { items, tools, kept, dialect, notes, isThinking: effort.isThinking };
  const messages = messagesOf([request.instructions ?? '', format.words ?? ''], talk);
  if (messages.length === 0) throw new Refusal('invalid_request', 'The request says nothing to the model.');
  if (request.service_tier) notes.add('service_tier');
  if (request.text?.verbosity) notes.add('text.verbosity');
  const body: ChatRequest = {
    model: modelName(model ?? request.model, dialect),
    messages,
    ...toolFields(tools, { ...request, isThinking: effort.isThinking }, dialect, notes),
    ...format.fields,
    ...limits(request, dialect, notes),
    ...effort.fields,
    ...(dialect.hasCacheKey && request.prompt_cache_key && { prompt_cache_key: request.prompt_cache_key }),
    ...dialect.always,
    stream: true,
    ...(dialect.hasStreamOptions && { stream_options: { include_usage: true } }),
  };
  return {
    kind: 'converted',
    body: withExtraBody(body, extraBody ?? {}, notes),
    asked: { model: request.model, tools: tools.asked, dialect },
    dropped: notes.lines,
  };
}

/** Those of the request, and those that came in the course of the talk. */
function toolsOf(request: ResponsesRequest, items: readonly Item[], dialect: Dialect, notes: Notes): Tools {
  const tools = new Tools(dialect, notes);
  tools.add(request.tools);
  for (const item of items)
    if (item.type === 'additional_tools' || item.type === 'tool_search_output') tools.add(item.tools);
  return tools;
}

/** z.ai answers a name with `[1m]` with an error of its own (code 1211). */
function modelName(model: string, { foreignSuffixes }: Dialect): string {
  const suffix = foreignSuffixes.find((one) => model.toLowerCase().endsWith(one));
  return suffix === undefined ? model : model.slice(0, -suffix.length);
}

function limits(request: ResponsesRequest, { maxTokens, hasSampling }: Dialect, notes: Notes): Fields {
  const { max_output_tokens: most, temperature, top_p } = request;
  const sampling = {
    ...(typeof temperature === 'number' && { temperature }),
    ...(typeof top_p === 'number' && { top_p }),
  };
  if (!hasSampling && Object.keys(sampling).length > 0) notes.add('temperature and top_p: fixed by the vendor');
  return { ...(typeof most === 'number' && { [maxTokens]: most }), ...(hasSampling && sampling) };
}
