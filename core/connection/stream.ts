import type { Wire } from '../../shared/provider.ts';
import { isPlainObject } from '../documents/plain-value.ts';
import { readJson } from './model-names.ts';

/**
 * What became of a streamed answer. `answered`: as its wire has it, to its end or to the limit. `whole`: the right answer
 * in one piece. `other`: nothing of this wire. `error`: it complains; `error` is its event as sent.
 */
export type Streamed =
  | { readonly kind: 'answered' | 'cut' | 'empty' | 'whole' | 'other' }
  | { readonly kind: 'error'; readonly error: unknown };

type Event = Readonly<Record<string, unknown>>;

/** What one event of a wire says. */
type Sign = 'part' | 'word' | 'end' | 'error' | 'foreign';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

const signs: Readonly<Record<Wire, (event: Event) => Sign>> = {
  responses: (event) => {
    const type = text(event.type);
    if (type === 'error' || type === 'response.failed') return 'error';
    if (type === 'response.completed' || type === 'response.incomplete') return 'end';
    if (type.endsWith('.delta') || type === 'response.output_item.added') return 'word';
    return type.startsWith('response.') ? 'part' : 'foreign';
  },
  chat: (event) => {
    if (event.error !== undefined && event.error !== null) return 'error';
    if (!Array.isArray(event.choices)) return 'foreign';
    const choice: unknown = event.choices[0];
    if (!isPlainObject(choice)) return 'part';
    if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') return 'end';
    const { delta } = choice;
    return isPlainObject(delta) && Object.entries(delta).some(([name, value]) => name !== 'role' && Boolean(value))
      ? 'word'
      : 'part';
  },
  anthropic: (event) => {
    const type = text(event.type);
    if (type === 'error') return 'error';
    if (type === 'message_stop') return 'end';
    if (type === 'content_block_start' || type === 'content_block_delta') return 'word';
    return /^(?:message_|content_block_|ping$)/.test(type) ? 'part' : 'foreign';
  },
};

/** The answer in one piece, as it comes when nobody asks for a stream. */
const wholes: Readonly<Record<Wire, (value: Event) => boolean>> = {
  responses: ({ object, output }) => object === 'response' || Array.isArray(output),
  chat: ({ choices }) => Array.isArray(choices),
  anthropic: ({ type, content }) => type === 'message' && Array.isArray(content),
};

/** The events of a stream (WHATWG, server-sent events); the last one may be a part. undefined where it is no stream. */
function eventsOf(stream: string): readonly Event[] | undefined {
  const parts = stream.replace(/^\ufeff/, '').split(/\r\n\r\n|\n\n|\r\r/);
  const data = parts.flatMap((part) => {
    const lines = part.split(/\r\n|\n|\r/).filter((line) => /^data:?/.test(line));
    return lines.length === 0 ? [] : [lines.map((line) => line.replace(/^data:? ?/, '')).join('\n')];
  });
  if (data.length === 0) return undefined;
  return data.flatMap((one) => {
    if (one.trim() === '[DONE]') return [{ isDone: true }];
    const value = readJson(one);
    return isPlainObject(value) ? [value] : [];
  });
}

/** Reads a streamed answer, event by event. `isCut`: it was not read to its end, by our will. */
export function readStream(wire: Wire, stream: string, isCut: boolean): Streamed {
  const events = eventsOf(stream);
  if (events === undefined) {
    const value = readJson(stream.replace(/^\ufeff/, ''));
    return { kind: isPlainObject(value) && wholes[wire](value) ? 'whole' : 'other' };
  }
  let hasPart = false;
  let hasWord = false;
  let hasEnd = false;
  for (const event of events) {
    const sign = event.isDone === true ? 'end' : signs[wire](event);
    if (sign === 'error') return { kind: 'error', error: event };
    hasPart ||= sign !== 'foreign' && event.isDone !== true;
    hasWord ||= sign === 'word';
    hasEnd ||= sign === 'end';
  }
  if (!hasPart) return { kind: 'other' };
  if (!hasEnd && !(isCut && hasWord)) return { kind: 'cut' };
  return { kind: hasWord || isShort(events) ? 'answered' : 'empty' };
}

/** Whether the first words are there: what follows need not be paid for. */
export function hasWords(wire: Wire, stream: string): boolean {
  return (eventsOf(stream) ?? []).some((event) => event.isDone !== true && signs[wire](event) === 'word');
}

/** Ended by the limit before a word was said: a model that reasons in silence. */
function isShort(events: readonly Event[]): boolean {
  return events.some(({ type, choices, delta }) => {
    if (type === 'response.incomplete') return true;
    if (isPlainObject(delta) && delta.stop_reason === 'max_tokens') return true;
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
    return isPlainObject(choice) && choice.finish_reason === 'length';
  });
}
