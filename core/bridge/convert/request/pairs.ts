import type { Item } from '../types/responses-request.ts';

export type CallItem = Extract<
  Item,
  { type: 'function_call' | 'custom_tool_call' | 'tool_search_call' | 'local_shell_call' }
>;
export type AnswerItem = Extract<
  Item,
  {
    type:
      | 'function_call_output'
      | 'custom_tool_call_output'
      | 'local_shell_call_output'
      | 'mcp_tool_call_output'
      | 'tool_search_output';
  }
>;

/** Which output answers which call, wherever the two stand. */
export type Pairs = {
  readonly answers: ReadonlyMap<CallItem, AnswerItem>;
  /** Outputs that answer no call. */
  readonly loose: ReadonlySet<AnswerItem>;
  /** What came twice and counts once. */
  readonly repeated: ReadonlySet<Item>;
};

export function isCall(item: Item): item is CallItem {
  const { type } = item;
  return (
    type === 'function_call' ||
    type === 'custom_tool_call' ||
    type === 'tool_search_call' ||
    type === 'local_shell_call'
  );
}

export function isAnswer(item: Item): item is AnswerItem {
  return item.type?.endsWith('_output') === true;
}

/**
 * The first output of an id answers its first call, and so on: Codex runs two calls of one id both and sends back two
 * outputs (measured, 0.169.0). A call or an output too many that only says again what stands there is a repetition.
 */
export function pairUp(items: readonly Item[]): Pairs {
  const groups = new Map<string, { readonly calls: CallItem[]; readonly answers: AnswerItem[] }>();
  for (const item of items) {
    if (!isCall(item) && !isAnswer(item)) continue;
    const id = idOf(item);
    const group = groups.get(id) ?? { calls: [], answers: [] };
    groups.set(id, group);
    if (isCall(item)) group.calls.push(item);
    else group.answers.push(item);
  }
  const pairs = { answers: new Map<CallItem, AnswerItem>(), loose: new Set<AnswerItem>(), repeated: new Set<Item>() };
  for (const { calls, answers } of groups.values()) {
    const once = withoutRepeats(calls, answers.length, pairs.repeated);
    const answered = withoutRepeats(answers, once.length, pairs.repeated);
    for (const [index, answer] of answered.entries()) {
      const call = once[index];
      if (call) pairs.answers.set(call, answer);
      else pairs.loose.add(answer);
    }
  }
  return pairs;
}

export function idOf(item: CallItem | AnswerItem): string {
  // The package `openai` has `id` there.
  if (item.type === 'local_shell_call_output') return item.call_id || item.id || '';
  return item.call_id ?? '';
}

/** Repetitions are taken out for as long as there are more than `wanted`. */
function withoutRepeats<T extends Item>(items: readonly T[], wanted: number, repeated: Set<Item>): readonly T[] {
  if (items.length <= Math.max(wanted, 1)) return items;
  const seen = new Set<string>();
  let tooMany = items.length - Math.max(wanted, 1);
  return items.filter((item) => {
    const { id: _, ...said } = { id: null, ...item };
    const text = JSON.stringify(said);
    const isRepeat = tooMany > 0 && seen.has(text);
    seen.add(text);
    if (isRepeat) {
      tooMany -= 1;
      repeated.add(item);
    }
    return !isRepeat;
  });
}
