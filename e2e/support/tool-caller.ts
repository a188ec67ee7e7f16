import type { Wire } from '../../shared/provider.ts';
import { toCalls } from './loopback-answers.ts';

interface Offered {
  readonly body: unknown;
  readonly wire: Wire;
}

/** The answer of a model that is told to call `echo` and has not done so yet; undefined where it has nothing to call. */
export function callOf({ body, wire }: Offered, args: unknown = { word: 'OK' }): string | undefined {
  const text = JSON.stringify(body);
  const isOffered = namesIn(body).includes('echo') && /Call the tool/.test(text);
  return isOffered && !hasResult(text) ? toCalls[wire]('echo', args, modelIn(body)) : undefined;
}

/** Whether the conversation holds what a tool gave back. */
export function hasResult(text: string): boolean {
  return /"role":"tool"|"function_call_output"|"tool_result"/.test(text);
}

/** The kinds of tools in a request, in order. */
export function kindsIn(body: unknown): readonly string[] {
  return toolsIn(body).map((tool) => String(Reflect.get(tool, 'type') ?? 'function'));
}

function namesIn(body: unknown): readonly unknown[] {
  return toolsIn(body).map((tool) => {
    const own: unknown = Reflect.get(tool, 'function');
    return typeof own === 'object' && own !== null ? Reflect.get(own, 'name') : Reflect.get(tool, 'name');
  });
}

function toolsIn(body: unknown): readonly object[] {
  const tools: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'tools') : undefined;
  return Array.isArray(tools) ? tools.filter((tool) => typeof tool === 'object' && tool !== null) : [];
}

function modelIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'model') : undefined;
}
