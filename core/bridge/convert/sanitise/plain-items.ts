import * as z from 'zod/mini';
import type { Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import { agentMessage } from '../request/agent-message.ts';
import { callOf, outputOf } from '../request/calls.ts';
import { textOf } from '../request/content.ts';
import { leaveOut } from '../request/items.ts';
import type { Notes } from '../request/notes.ts';
import type { Tools } from '../request/tools.ts';
import {
  AgentMessageItem,
  CustomCallItem,
  FunctionCallItem,
  SearchCallItem,
  SearchOutputItem,
  ShellCallItem,
} from '../types/responses-request.ts';
import type { Picky } from './picky.ts';

export type Cleaning = { readonly picky: Picky; readonly tools: Tools; readonly notes: Notes };

/** Fields that only OpenAI knows (codex-rs/protocol/src/models.rs, read 2026-11-27). */
const foreignFields = ['phase', 'encrypted_function_args', 'internal_chat_message_metadata_passthrough'];

/** One item as the vendor takes it: the same one where nothing has to change, none where it can't be told. */
export function plainItem(item: unknown, cleaning: Cleaning): readonly unknown[] {
  if (!isObject(item)) return leaveOut(typeof item, cleaning.notes);
  switch (item.type) {
    case 'function_call':
      return [plainCall(item, cleaning)];
    case 'custom_tool_call':
    case 'tool_search_call':
    case 'local_shell_call':
      return madeCall(item, cleaning);
    case 'custom_tool_call_output':
    case 'local_shell_call_output':
    case 'mcp_tool_call_output':
      return [{ call_id: item.id, ...without(item, ['id', ...foreignFields]), type: 'function_call_output' }];
    case 'tool_search_output':
      return foundTools(item, cleaning);
    case 'agent_message':
      return fromAgent(item, cleaning);
    case 'reasoning':
      return plainThought(item, cleaning);
    case 'additional_tools':
      return [];
    default:
      return otherItem(item, cleaning);
  }
}

function otherItem(item: Fields, { picky, notes }: Cleaning): readonly unknown[] {
  const { type } = item;
  if (type === 'message' || type === 'function_call_output' || (type === undefined && 'role' in item))
    return [without(item, foreignFields)];
  const isHosted = typeof type === 'string' && picky.hosted.includes(type.replace(/_call$/, ''));
  return isHosted ? [withQueries(item, picky)] : leaveOut(type, notes);
}

function plainCall(item: Fields, { tools }: Cleaning): unknown {
  const call = FunctionCallItem.safeParse(item);
  const name = call.success ? tools.nameOf(call.data.namespace, call.data.name) : item.name;
  const isFlat = name === item.name && (item.namespace === undefined || item.namespace === null);
  return isFlat ? without(item, foreignFields) : { ...without(item, ['namespace', ...foreignFields]), name };
}

/** What else can be called, by its type. */
const otherCalls = z.discriminatedUnion('type', [CustomCallItem, SearchCallItem, ShellCallItem]);

function madeCall(item: Fields, { tools, notes }: Cleaning): readonly unknown[] {
  const call = otherCalls.safeParse(item);
  if (!call.success) return leaveOut(item.type, notes);
  const rest = without(item, ['input', 'action', 'namespace', 'execution', ...foreignFields]);
  return [{ ...rest, type: 'function_call', ...callOf(call.data, tools) }];
}

function foundTools(item: Fields, { notes }: Cleaning): readonly unknown[] {
  const found = SearchOutputItem.safeParse(item);
  if (!found.success) return leaveOut(item.type, notes);
  const { text } = outputOf(found.data, { dialect: { hasImages: true, hasFiles: true }, notes });
  return [{ type: 'function_call_output', call_id: found.data.call_id ?? '', output: text }];
}

function fromAgent(item: Fields, { notes }: Cleaning): readonly unknown[] {
  const message = AgentMessageItem.safeParse(item);
  if (!message.success) return leaveOut(item.type, notes);
  const parts = agentMessage(message.data, { dialect: { hasImages: false, hasFiles: false }, notes });
  return [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: textOf(parts, '\n') }] }];
}

/** OpenAI's own ciphertext begins so; one such item makes other vendors refuse the whole thread (cc-switch#4464). */
const isOpenAis = (text: unknown): boolean => typeof text === 'string' && text.startsWith('gAAAA');

function plainThought(item: Fields, { picky }: Cleaning): readonly unknown[] {
  const { encrypted_content: sealed } = item;
  const isTaken = sealed === undefined || sealed === null || (picky.hasEncrypted && !isOpenAis(sealed));
  if (isTaken) return [without(item, foreignFields)];
  const open = without(item, ['encrypted_content', ...foreignFields]);
  const says = [open.content, open.summary].some((list) => Array.isArray(list) && list.length > 0);
  return says ? [open] : [];
}

function withQueries(item: Fields, { needsQueries }: Picky): Fields {
  const { action } = item;
  if (!needsQueries || !isObject(action) || action.type !== 'search' || Array.isArray(action.queries)) return item;
  return { ...item, action: { ...action, queries: typeof action.query === 'string' ? [action.query] : [] } };
}

/** The same one where it has none of these. */
function without(item: Fields, names: readonly string[]): Fields {
  if (!names.some((name) => Object.hasOwn(item, name))) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
