import type { Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import { aborted, unknownCall } from '../request/missing-half.ts';

/**
 * The items with an output for each call and a call for each output, and with an id of its own for each call; the same list
 * where that is so. The first output of an id answers its first call, and so on.
 */
export function paired(items: readonly unknown[]): readonly unknown[] {
  const calls = idsOfCalls(items);
  const unanswered = new Map([...calls].map(([id, ids]) => [id, [...ids]]));
  const outputs = countOutputs(items);
  const list = items.flatMap((item) => {
    if (!isObject(item)) return [item];
    if (item.type === 'function_call') {
      const id = String(calls.get(item.call_id)?.shift());
      const left = outputs.get(item.call_id) ?? 0;
      outputs.set(item.call_id, left - 1);
      const called = withId(item, id);
      return left > 0 ? [called] : [called, { type: 'function_call_output', call_id: id, output: aborted }];
    }
    if (item.type !== 'function_call_output') return [item];
    const id = unanswered.get(item.call_id)?.shift();
    return [id === undefined ? looseOutput(item) : withId(item, id)];
  });
  return list.length === items.length && list.every((item, index) => item === items[index]) ? items : list;
}

/** Under each id the ids of its calls, all different. */
function idsOfCalls(items: readonly unknown[]): ReadonlyMap<unknown, string[]> {
  const ids = new Map<unknown, string[]>();
  const used = new Set<string>();
  for (const item of items) {
    if (!isObject(item) || item.type !== 'function_call') continue;
    const alike = ids.get(item.call_id) ?? [];
    ids.set(item.call_id, alike);
    const base = typeof item.call_id === 'string' && item.call_id !== '' ? item.call_id : 'call';
    let count = alike.length + 1;
    while (used.has(numbered(base, count))) count += 1;
    used.add(numbered(base, count));
    alike.push(numbered(base, count));
  }
  return ids;
}

const numbered = (id: string, count: number): string => (count === 1 ? id : `${id}_${count}`);

function countOutputs(items: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const item of items)
    if (isObject(item) && item.type === 'function_call_output')
      counts.set(item.call_id, (counts.get(item.call_id) ?? 0) + 1);
  return counts;
}

const withId = (item: Fields, id: string): Fields => (item.call_id === id ? item : { ...item, call_id: id });

function looseOutput({ output }: Fields): unknown {
  const said = { type: 'input_text', text: unknownCall };
  const parts = Array.isArray(output)
    ? output
    : [{ type: 'input_text', text: typeof output === 'string' ? output : JSON.stringify(output ?? '') }];
  return { type: 'message', role: 'user', content: [said, ...parts] };
}
