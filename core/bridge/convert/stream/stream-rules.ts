import { isDeepStrictEqual } from 'node:util';
import type { OutputItem, ResponsesEvent } from '../types/responses-events.ts';

/**
 * What is wrong with a stream by the public reference of the Responses API and by what Codex was seen to need; empty where
 * it is right. For tests: written from the reference, and knows nothing of how the streams are made.
 */
export function brokenRules(events: readonly ResponsesEvent[]): readonly string[] {
  const broken: string[] = [];
  const items = new Map<number, OpenItem>();
  const expect = (isRight: boolean, rule: string) => {
    if (!isRight) broken.push(rule);
  };
  const at = (index: number): OpenItem => items.get(index) ?? { id: '?', text: '', ends: [], done: null };
  events.forEach((event, number) => {
    expect(event.sequence_number === number, `number ${number} is ${event.sequence_number}`);
    if ('response' in event) return;
    if (event.type === 'response.output_item.added') {
      expect(event.output_index === items.size, `item ${event.output_index} comes as number ${items.size}`);
      expect(![...items.values()].some(({ id }) => id === event.item.id), `id ${event.item.id} comes twice`);
      items.set(event.output_index, { id: event.item.id, text: '', ends: [], done: null });
      return;
    }
    const item = at(event.output_index);
    expect(item.done === null, `${event.type} after the end of item ${event.output_index}`);
    expect(('item_id' in event ? event.item_id : event.item.id) === item.id, `${event.type} is of another item`);
    if ('delta' in event) {
      expect(event.delta !== '' && event.delta.isWellFormed(), `a delta of ${JSON.stringify(event.delta)}`);
      expect(item.ends.length === 0, 'a delta after the end of its text');
      item.text += event.delta;
    } else if (event.type === 'response.output_item.done') {
      expect(isSaidWhole(event.item, item), `item ${event.output_index} is not what its deltas said`);
      item.done = event.item;
    } else if (event.type.endsWith('.done')) item.ends.push(textOfDone(event));
  });
  return [...broken, ...brokenFrame(events, items)];
}

type OpenItem = { readonly id: string; text: string; readonly ends: string[]; done: OutputItem | null };

function textOfDone(event: ResponsesEvent): string {
  if ('arguments' in event) return event.arguments;
  if ('input' in event) return event.input;
  if ('refusal' in event) return event.refusal;
  if ('text' in event) return event.text;
  return 'part' in event ? ('refusal' in event.part ? event.part.refusal : event.part.text) : '?';
}

function textOf(item: OutputItem): string | null {
  if (item.type === 'tool_search_call') return null;
  if (item.type === 'function_call') return item.arguments;
  if (item.type === 'custom_tool_call') return item.input;
  return item.content.map((part) => ('refusal' in part ? part.refusal : part.text)).join('');
}

/** Each text ends twice, as a text and as a part; calls end once, and a search has no text. */
function isSaidWhole(item: OutputItem, { text, ends }: OpenItem): boolean {
  const whole = textOf(item);
  if (whole === null) return text === '' && ends.length === 0;
  const count = item.type === 'message' || item.type === 'reasoning' ? 2 : 1;
  return whole === text && ends.length === count && ends.every((end) => end === whole);
}

const terminals: ReadonlySet<string> = new Set(['response.completed', 'response.incomplete', 'response.failed']);

/** The beginning, the one end, and what it repeats. */
function brokenFrame(events: readonly ResponsesEvent[], items: ReadonlyMap<number, OpenItem>): readonly string[] {
  const broken: string[] = [];
  const last = events.at(-1);
  if (events[0]?.type !== 'response.created') broken.push('does not begin with response.created');
  if (events.filter(({ type }) => terminals.has(type)).length !== 1) broken.push('has not one terminal event');
  if (!last || !('response' in last) || !terminals.has(last.type)) return [...broken, 'ends without a terminal event'];
  const { output, error, incomplete_details, status, usage } = last.response;
  if (events.some((event) => 'response' in event && event.response.id !== last.response.id))
    broken.push('changes its id');
  if (`response.${status}` !== last.type) broken.push(`has the status ${status}`);
  if ((error === null) === (status === 'failed')) broken.push('fails without words, or ends well with some');
  if ((incomplete_details === null) === (status === 'incomplete')) broken.push('is incomplete without a reason');
  if (usage && usage.total_tokens === undefined) broken.push('has a part of the usage');
  if (output.length !== items.size) broken.push('ends with another number of items');
  output.forEach((item, index) => {
    const { id, done } = items.get(index) ?? { id: '?', done: null };
    if (item.id !== id) broken.push(`item ${index} ends with another id`);
    if (done && !isDeepStrictEqual(done, item)) broken.push(`item ${index} ends as another one`);
    if (!done && (status === 'completed' || item.status !== 'incomplete')) broken.push(`item ${index} has no end`);
  });
  if (status === 'completed' && output.every(({ type }) => type === 'reasoning')) broken.push('completes nothing');
  return broken;
}
