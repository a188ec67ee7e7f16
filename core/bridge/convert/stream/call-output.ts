import type { AskedTool } from '../asked.ts';
import { isDeeperThan, isObject, readJson } from '../json.ts';
import type { OutputItem } from '../types/responses-events.ts';
import { CustomInput } from './custom-input.ts';
import { IntegralNumbers } from './integral-numbers.ts';
import type { ResponseWriter } from './response-writer.ts';
import { WholeCharacters } from './whole-characters.ts';

/** A call as it grows, from its first event to its last one. */
export type CallOutput = {
  readonly push: (fragment: string) => void;
  /** Whether what came so far is a whole call. */
  readonly isWhole: () => boolean;
  readonly close: () => void;
  /** For a call that must not run. */
  readonly abandon: () => void;
};

export type CallStart = {
  readonly writer: ResponseWriter;
  readonly newId: (prefix: string) => string;
  readonly callId: string;
  /** As the provider said it, for a tool that nobody declared: Codex answers the model that there is none. */
  readonly name: string;
  readonly tool: AskedTool | undefined;
};

const deepest = 64;

/** Begins the kind of call that Codex expects for the tool. */
export function openCall(start: CallStart): CallOutput {
  if (start.tool?.kind === 'custom') return customCall(start, start.tool);
  if (start.tool?.kind === 'tool-search') return toolSearchCall(start);
  return functionCall(start);
}

function namesOf({ tool, name }: CallStart): { readonly name: string; readonly namespace?: string } {
  if (tool === undefined || tool.kind === 'tool-search') return { name };
  return tool.namespace === null ? { name: tool.name } : { name: tool.name, namespace: tool.namespace };
}

function functionCall(start: CallStart): CallOutput {
  const { writer, newId, callId } = start;
  const id = newId('fc');
  const characters = new WholeCharacters();
  const numbers = new IntegralNumbers();
  let text = '';
  const isSpaced = namesOf(start).namespace !== undefined;
  const item = (status: 'in_progress' | 'completed' | 'incomplete'): OutputItem => ({
    type: 'function_call',
    id,
    status,
    call_id: callId,
    ...namesOf(start),
    ...(isSpaced && { encrypted_function_args: [] }),
    arguments: text,
  });
  const place = writer.open(item('in_progress'));
  const at = { item_id: id, output_index: place };
  const add = (delta: string): void => {
    if (delta === '') return;
    text += delta;
    writer.write({ type: 'response.function_call_arguments.delta', ...at, delta });
  };
  return {
    push: (fragment) => add(numbers.push(characters.push(fragment))),
    isWhole: () => text.trim() === '' || readJson(text) !== undefined,
    close: () => {
      add(numbers.push(characters.end()) + numbers.end());
      if (text.trim() === '') add('{}');
      writer.write({
        type: 'response.function_call_arguments.done',
        ...at,
        name: namesOf(start).name,
        arguments: text,
      });
      writer.close(place, item('completed'));
    },
    abandon: () => writer.abandon(place, item('incomplete')),
  };
}

function customCall(start: CallStart, tool: AskedTool & { readonly kind: 'custom' }): CallOutput {
  const { writer, newId, callId } = start;
  const id = newId('ctc');
  const reader = new CustomInput(tool.name);
  const characters = new WholeCharacters();
  let input = '';
  const item = (status: 'in_progress' | 'completed' | 'incomplete'): OutputItem => ({
    type: 'custom_tool_call',
    id,
    status,
    call_id: callId,
    ...namesOf(start),
    input,
  });
  const place = writer.open(item('in_progress'));
  const at = { item_id: id, output_index: place };
  const add = (delta: string): void => {
    if (delta === '') return;
    input += delta;
    writer.write({ type: 'response.custom_tool_call_input.delta', ...at, delta });
  };
  return {
    push: (fragment) => add(characters.push(reader.push(fragment))),
    isWhole: () => reader.end() !== undefined,
    close: () => {
      add(reader.endCut().toWellFormed().slice(input.length));
      writer.write({ type: 'response.custom_tool_call_input.done', ...at, input });
      writer.close(place, item('completed'));
    },
    abandon: () => writer.abandon(place, item('incomplete')),
  };
}

/** Codex searches its own tools; the arguments are a value here, and have no events of their own. */
function toolSearchCall({ writer, newId, callId }: CallStart): CallOutput {
  const id = newId('tsc');
  let text = '';
  const item = (status: 'in_progress' | 'completed' | 'incomplete', value: unknown): OutputItem => ({
    type: 'tool_search_call',
    id,
    status,
    call_id: callId,
    execution: 'client',
    arguments: value,
  });
  const place = writer.open(item('in_progress', {}));
  return {
    push: (fragment) => {
      text += fragment;
    },
    isWhole: () => text.trim() === '' || readJson(text) !== undefined,
    close: () => writer.close(place, item('completed', argumentsOf(text))),
    abandon: () => writer.abandon(place, item('incomplete', {})),
  };
}

/** An object that can be walked without fear for the stack; Codex tells the model what is missing in it. */
function argumentsOf(text: string): unknown {
  const value = readJson(text);
  return isObject(value) && !isDeeperThan(value, deepest) ? value : {};
}
