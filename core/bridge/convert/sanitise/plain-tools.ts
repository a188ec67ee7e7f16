import type { Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import type { Notes } from '../request/notes.ts';
import { namedTool } from '../request/tool-choice.ts';
import { mergedRoot } from '../request/tool-schema.ts';
import { Tools } from '../request/tools.ts';
import type { Picky } from './picky.ts';

/** The tools of a request and of its history as this vendor takes them, and how to tell them apart again in the answer. */
export type PlainTools = {
  readonly tools: Tools;
  /** Those of the request, in place of its own; null: its own are right as they are. */
  readonly list: readonly unknown[] | null;
};

export function plainTools(declared: unknown, later: readonly unknown[], picky: Picky, notes: Notes): PlainTools {
  const own = Array.isArray(declared) ? declared : [];
  const all = [...own, ...later.flatMap((list) => (Array.isArray(list) ? list : []))];
  const hosted = new Set(all.filter((tool) => isObject(tool) && picky.hosted.includes(String(tool.type))));
  const tools = new Tools({ toolSchema: 'any', hasStrict: true }, notes);
  tools.add(all.filter((tool) => !hosted.has(tool)));
  const isPlain = all.length === own.length && own.every((tool) => hosted.has(tool) || isPlainFunction(tool, picky));
  if (isPlain) return { tools, list: null };
  const functions = tools.list.map((tool) => {
    const { parameters, ...rest } = tool.function;
    return { type: 'function', ...rest, parameters: picky.hasRootUnions ? parameters : mergedRoot(parameters) };
  });
  return { tools, list: [...functions, ...hosted] };
}

function isPlainFunction(tool: unknown, { hasRootUnions }: Picky): boolean {
  if (!isObject(tool) || tool.type !== 'function' || !/^[\w-]{1,64}$/.test(String(tool.name))) return false;
  const { parameters } = tool;
  if (!isObject(parameters) || parameters.type !== 'object') return false;
  return hasRootUnions || mergedRoot(parameters) === parameters;
}

/** The fields about tools, where they have to be others. */
export function toolChoice(request: Fields, { tools, list }: PlainTools): Fields {
  if (list === null) return {};
  if (list.length === 0) return { tools: undefined, tool_choice: undefined, parallel_tool_calls: undefined };
  const { tool_choice: choice } = request;
  const isKept =
    !isObject(choice) || list.some((tool) => isObject(tool) && tool.type === choice.type && choice.type !== 'function');
  if (isKept) return { tools: list };
  const name = namedTool(choice, tools);
  return { tools: list, tool_choice: name !== null && tools.asked.has(name) ? { type: 'function', name } : 'auto' };
}
