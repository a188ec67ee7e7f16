import type { AskedTool } from '../asked.ts';
import type { Fields } from '../dialects/dialect.ts';
import { isObject, readObject, textOf } from '../json.ts';
import { wholeInput } from '../stream/custom-input.ts';

/** The answer of a vendor that got functions in place of other tools, event by event, with the tools that Codex declared. */
export class Restored {
  readonly #tools: ReadonlyMap<string, AskedTool>;
  /** The tools of calls that are no functions, by the id of their item. */
  readonly #others = new Map<unknown, Exclude<AskedTool, { kind: 'function' }>>();

  constructor(tools: ReadonlyMap<string, AskedTool>) {
    this.#tools = tools;
  }

  /** What Codex gets of a parsed event: another one, or none; the same value where its bytes may go on as they came. */
  event(event: unknown): unknown {
    if (!isObject(event)) return event;
    const { type, item, response } = event;
    if (type === 'response.output_item.added' || type === 'response.output_item.done') {
      const restored = this.#item(item);
      return restored === item ? event : { ...event, item: restored };
    }
    const other = this.#others.get(event.item_id);
    if (other && type === 'response.function_call_arguments.delta') return null;
    if (other && type === 'response.function_call_arguments.done')
      return other.kind === 'custom' ? inputDone(event, other.name) : null;
    if (!isObject(response) || !Array.isArray(response.output)) return event;
    const { output } = response;
    const restored = output.map((one: unknown) => this.#item(one));
    if (restored.every((one, index) => one === output[index])) return event;
    return { ...event, response: { ...response, output: restored } };
  }

  #item(item: unknown): unknown {
    if (!isObject(item) || item.type !== 'function_call') return item;
    const asked = this.#tools.get(String(item.name));
    if (!asked) return item;
    if (asked.kind === 'function') return asked.namespace === null ? item : spaced(item, asked);
    this.#others.set(item.id, asked);
    const { name: _, arguments: text, ...rest } = item;
    if (asked.kind === 'tool-search')
      return { ...rest, type: 'tool_search_call', execution: 'client', arguments: readObject(text) ?? {} };
    const named = { name: asked.name, ...(asked.namespace !== null && { namespace: asked.namespace }) };
    return { ...rest, type: 'custom_tool_call', ...named, input: wholeInput(asked.name, textOf(text)) };
  }
}

/** What a model of another vendor writes is plain text, and Codex takes it for encrypted unless it is told (codex#43893). */
function spaced(item: Fields, { name, namespace }: Extract<AskedTool, { kind: 'function' }>): Fields {
  return { ...item, name, namespace, encrypted_function_args: [] };
}

function inputDone({ arguments: text, name: _, ...event }: Fields, toolName: string): Fields {
  return { ...event, type: 'response.custom_tool_call_input.done', input: wholeInput(toolName, textOf(text)) };
}
