import type { Dialect } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import type { ChatTool, ChatToolChoice } from '../types/chat-request.ts';
import { type Notes, shown } from './notes.ts';
import { searchName, type Tools } from './tools.ts';

/** The fields about tools. */
export type ToolFields = {
  readonly tools?: readonly ChatTool[];
  readonly tool_choice?: ChatToolChoice;
  readonly parallel_tool_calls?: boolean;
};

type Asked = {
  readonly tool_choice?: unknown;
  readonly parallel_tool_calls?: boolean | null | undefined;
  readonly isThinking: boolean;
};
type Taken = Pick<Dialect, 'toolChoice' | 'parallelCalls' | 'withTools'>;

/** None of them where there is no tool left: a choice without tools is an error (cc-switch#3640). */
export function toolFields(tools: Tools, asked: Asked, dialect: Taken, notes: Notes): ToolFields {
  const allowed = allowedNames(asked.tool_choice, tools);
  const list = allowed ? tools.list.filter((tool) => allowed.has(tool.function.name)) : tools.list;
  if (list.length === 0) return {};
  const choice = choiceOf(asked, list, tools, dialect, notes);
  const parallel = areParallel(asked.parallel_tool_calls, dialect);
  return {
    tools: list,
    ...(choice !== null && { tool_choice: choice }),
    ...(parallel !== null && { parallel_tool_calls: parallel }),
    ...dialect.withTools,
  };
}

function areParallel(asked: boolean | null | undefined, { parallelCalls }: Taken): boolean | null {
  if (parallelCalls === 'single' || asked === false) return false;
  return parallelCalls === 'asked' && asked === true ? true : null;
}

/** The tools of an `allowed_tools`, which Chat has in another form that hardly any vendor takes. */
function allowedNames(choice: unknown, tools: Tools): ReadonlySet<string> | null {
  if (!isObject(choice) || choice.type !== 'allowed_tools' || !Array.isArray(choice.tools)) return null;
  return new Set(choice.tools.flatMap((tool: unknown) => namedTool(tool, tools) ?? []));
}

/** The flat name of the tool that a choice names. */
export function namedTool(choice: unknown, tools: Tools): string | null {
  if (!isObject(choice)) return null;
  if (choice.type === searchName) return searchName;
  if (choice.type !== 'function' && choice.type !== 'custom') return null;
  const namespace = typeof choice.namespace === 'string' ? choice.namespace : null;
  return typeof choice.name === 'string' ? tools.nameOf(namespace, choice.name) : null;
}

function choiceOf(
  asked: Asked,
  list: readonly ChatTool[],
  tools: Tools,
  dialect: Taken,
  notes: Notes,
): ChatToolChoice | null {
  const wanted = wantedChoice(asked.tool_choice, list, tools, notes);
  if (wanted === null || dialect.toolChoice === 'any') return wanted;
  const isPlain = wanted === 'auto' || wanted === 'none';
  if (dialect.toolChoice === 'auto-while-thinking' && (isPlain || !asked.isThinking)) return wanted;
  if (wanted !== 'auto') notes.add('tool_choice: this provider does not take it as it is asked');
  return dialect.toolChoice === 'unsent' ? null : 'auto';
}

function wantedChoice(choice: unknown, list: readonly ChatTool[], tools: Tools, notes: Notes): ChatToolChoice | null {
  const word = isObject(choice) && choice.type === 'allowed_tools' ? choice.mode : choice;
  if (word === 'auto' || word === 'none' || word === 'required') return word;
  const name = namedTool(choice, tools);
  if (name !== null && list.some((tool) => tool.function.name === name))
    return { type: 'function', function: { name } };
  if (choice !== undefined && choice !== null)
    notes.add(`tool_choice of ${shown(isObject(choice) ? choice.type : choice)}: there is no such tool`);
  return null;
}
