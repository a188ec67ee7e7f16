import { isObject, readObject } from '../json.ts';
import type { UserPart } from '../types/chat-request.ts';
import { type Reading, readContent, textOf } from './content.ts';
import { customArguments } from './custom-tool.ts';
import { aborted } from './missing-half.ts';
import type { AnswerItem, CallItem } from './pairs.ts';
import { flatName } from './tool-name.ts';
import { searchName, type Tools } from './tools.ts';

/** What a tool answered: a text for its message, and images for a message after all outputs. */
export type Output = { readonly text: string; readonly images: readonly UserPart[] };

export function callOf(item: CallItem, tools: Tools): { readonly name: string; readonly arguments: string } {
  switch (item.type) {
    case 'function_call':
      return { name: tools.nameOf(item.namespace, item.name), arguments: functionArguments(item) };
    case 'custom_tool_call':
      return { name: tools.nameOf(item.namespace, item.name), arguments: customArguments(item.input) };
    case 'tool_search_call':
      return { name: searchName, arguments: objectText(item.arguments) };
    case 'local_shell_call':
      return { name: 'local_shell', arguments: objectText(item.action) };
  }
}

/** As the model wrote them; what is encrypted in them only its vendor could read. */
function functionArguments({
  arguments: text,
  encrypted_function_args: encrypted,
}: CallItem & { type: 'function_call' }) {
  if (!encrypted || encrypted.length === 0) return objectText(text);
  const fields = Object.entries(readObject(text) ?? {});
  return JSON.stringify(
    Object.fromEntries(fields.map(([name, value]) => [name, encrypted.includes(name) ? '[encrypted]' : value])),
  );
}

/**
 * The text of an object, which is what vendors and their chat templates read arguments as; many refuse a history that
 * holds anything else. A text that is none, which Codex answered with an error, is kept inside of one.
 */
function objectText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '{}';
  if (typeof value === 'string' && readObject(value)) return value;
  return JSON.stringify(isObject(value) ? value : { invalid_arguments: value });
}

export function outputOf(item: AnswerItem | undefined, reading: Reading): Output {
  if (!item) return { text: aborted, images: [] };
  if (item.type === 'tool_search_output') return { text: foundTools(item.tools), images: [] };
  const content = contentOf(item.output);
  if (content === null) return { text: JSON.stringify(item.output) ?? '', images: [] };
  const parts = readContent(content, reading);
  return { text: textOf(parts, '\n'), images: parts.filter(({ type }) => type !== 'text') };
}

/** A text or a list of parts; older ones stand in an object. */
function contentOf(output: unknown): string | readonly unknown[] | null {
  const content = isObject(output) ? (output.content_items ?? output.content) : output;
  return typeof content === 'string' || Array.isArray(content) ? content : null;
}

/** The names under which they can be called; the tools themselves are declared with the request. */
function foundTools(tools: unknown): string {
  const names = namesOf(tools, null);
  return names.length === 0 ? 'No tools were found.' : `These tools can be called now: ${names.join(', ')}`;
}

function namesOf(tools: unknown, namespace: string | null): readonly string[] {
  return (Array.isArray(tools) ? tools : []).filter(isObject).flatMap(({ type, name, tools: inside }) => {
    if (typeof name !== 'string') return [];
    return type === 'namespace' && namespace === null ? namesOf(inside, name) : [flatName(namespace, name)];
  });
}
