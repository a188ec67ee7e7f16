import { expect, it } from 'vitest';
import type { ResponsesEvent } from '../types/responses-events.ts';
import { callPiece, eventsOf, finish, piece } from './sample-answers.ts';
import { brokenRules } from './stream-rules.ts';

/** An event that may be wrong. */
type Loose = { readonly type: string; readonly [key: string]: unknown };

/** A right stream: a text, a call, the end. */
function rightStream(): Loose[] {
  const call = callPiece(0, 'a', 'exec_command', '{"cmd":"ls"}');
  return eventsOf(piece({ content: 'Hi' }) + call + finish('tool_calls')).map((event) => ({ ...event }));
}

const rulesOf = (events: readonly Loose[]) => brokenRules(events as unknown as readonly ResponsesEvent[]);

const at = (events: readonly Loose[], type: string) => events.findIndex((event) => event.type === type);

function without(type: string): readonly Loose[] {
  const events = rightStream();
  events.splice(at(events, type), 1);
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

function withChange(type: string, change: object): readonly Loose[] {
  return rightStream().map((event) => (event.type === type ? { ...event, ...change } : event));
}

function withResponse(change: object): readonly Loose[] {
  const response = rightStream().at(-1)?.response;
  return withChange('response.completed', { response: { ...(response as object), ...change } });
}

it('finds nothing wrong in a right stream', () => {
  expect(rulesOf(rightStream())).toEqual([]);
});

it.each<readonly [string, readonly Loose[]]>([
  ['no events', []],
  ['no beginning', without('response.created')],
  ['no end', without('response.completed')],
  [
    'two ends',
    [...rightStream(), { type: 'response.completed', ...rightStream().at(-1), sequence_number: rightStream().length }],
  ],
  ['an item that does not begin', without('response.output_item.added')],
  ['an item that does not end', without('response.output_item.done')],
  ['a text that does not end', without('response.output_text.done')],
  ['a part that does not end', without('response.content_part.done')],
  ['arguments that do not end', without('response.function_call_arguments.done')],
  ['a delta that is lost', without('response.output_text.delta')],
  ['a number twice', withChange('response.output_item.added', { sequence_number: 0 })],
  ['a place twice', withChange('response.output_item.added', { output_index: 0 })],
  ['another id in a delta', withChange('response.output_text.delta', { item_id: 'other' })],
  ['an empty delta', withChange('response.output_text.delta', { delta: '' })],
  ['half a character', withChange('response.output_text.delta', { delta: '\ud83d' })],
  ['another id at the end', withResponse({ id: 'other' })],
  ['another status at the end', withResponse({ status: 'failed' })],
  ['an error in a good end', withResponse({ error: { code: 'server_error', message: 'x' } })],
  ['a reason in a good end', withResponse({ incomplete_details: { reason: 'content_filter' } })],
  ['a part of the usage', withResponse({ usage: { input_tokens: 1 } })],
  ['an empty output', withResponse({ output: [] })],
  [
    'an item too few in the output',
    withResponse({
      output: rightStream()
        .flatMap((event) => event.item ?? [])
        .slice(-1),
    }),
  ],
])('finds what is wrong: %s', (_, events) => {
  expect(rulesOf(events)).not.toEqual([]);
});
