import { isObject } from '../json.ts';
import { Item } from '../types/responses-request.ts';
import { type Notes, shown } from './notes.ts';
import { Refusal } from './refusal.ts';

/** Each type that is carried; the compiler asks for a new one. */
const carried: Readonly<Record<NonNullable<Item['type']>, true>> = {
  message: true,
  reasoning: true,
  function_call: true,
  function_call_output: true,
  custom_tool_call: true,
  custom_tool_call_output: true,
  tool_search_call: true,
  tool_search_output: true,
  local_shell_call: true,
  local_shell_call_output: true,
  mcp_tool_call_output: true,
  additional_tools: true,
  agent_message: true,
};

/** What stands for all that was said before it, in a form that only the vendor that made it can read. */
const summaries = new Set(['compaction', 'compaction_summary', 'context_compaction']);

/** The items of a request, each as one of those that are carried. */
export function readItems(input: unknown, notes: Notes): readonly Item[] {
  if (typeof input === 'string') return [{ type: 'message', role: 'user', content: input }];
  if (!Array.isArray(input)) return [];
  return input.flatMap((value: unknown, index) => readItem(value, index, notes));
}

function readItem(value: unknown, index: number, notes: Notes): readonly Item[] {
  if (!isObject(value)) {
    notes.add('item that is no object');
    return [];
  }
  const { type } = value;
  // A message may leave its type out.
  const isCarried = typeof type === 'string' ? Object.hasOwn(carried, type) : 'role' in value;
  if (!isCarried) return leaveOut(type, notes);
  const parsed = Item.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(shown).join('.') ?? '';
    throw new Refusal('invalid_request', `input[${index}] (${shown(type)}) can't be read${at && `: ${at} is wrong`}.`);
  }
  if (!isHosted(parsed.data)) return [parsed.data];
  notes.add(`${parsed.data.type} of a search that the vendor ran`);
  // Its tools can be called all the same.
  return parsed.data.type === 'tool_search_output' ? [{ type: 'additional_tools', tools: parsed.data.tools }] : [];
}

/** A search by the vendor has no call id, because nobody here answered it. */
function isHosted(item: Item): item is Extract<Item, { type: 'tool_search_call' | 'tool_search_output' }> {
  if (item.type !== 'tool_search_call' && item.type !== 'tool_search_output') return false;
  return item.execution === 'server' || (item.execution !== 'client' && !item.call_id);
}

/** Says what is not carried; throws a refusal where the model would miss it. */
export function leaveOut(type: unknown, notes: Notes): readonly [] {
  if (type === 'compaction_trigger')
    throw new Refusal(
      'unsupported_compaction',
      'This provider has no compaction of its own. Codex compacts by itself where the provider is not named OpenAI.',
    );
  if (summaries.has(String(type)))
    throw new Refusal(
      'unsupported_compaction',
      'This chat was compacted by another provider, and only that one can read the summary. Start a new chat.',
    );
  if (type === 'item_reference')
    throw new Refusal('previous_response_not_found', 'The request names an earlier item that only its vendor has.');
  notes.add(`item of the type ${shown(type)}`);
  return [];
}
