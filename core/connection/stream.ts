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

export type Event = Readonly<Record<string, unknown>>;

/** What one event of a wire says. `last-word`: words, and the end with them. */
type Sign = 'part' | 'word' | 'last-word' | 'end' | 'error' | 'foreign';

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
    const { delta } = choice;
    const hasWord =
      isPlainObject(delta) && Object.entries(delta).some(([name, value]) => name !== 'role' && Boolean(value));
    if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') return hasWord ? 'last-word' : 'end';
    return hasWord ? 'word' : 'part';
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

/** Reads the events of a stream (WHATWG, server-sent events) as it comes, piece by piece: each line is looked at once. */
function eventReader(): (piece: string) => readonly Event[] {
  let line = '';
  let data: string[] = [];
  let heldBack = '';
  const endLine = (): readonly Event[] => {
    const ended = line;
    line = '';
    if (/^data:?/.test(ended)) data.push(ended.replace(/^data:? ?/, ''));
    if (ended !== '' || data.length === 0) return [];
    const event = toEvent(data.join('\n'));
    data = [];
    return event ? [event] : [];
  };
  return (piece) => {
    const text = heldBack + piece;
    // It may be the first half of one line end.
    heldBack = text.endsWith('\r') ? '\r' : '';
    const [first = '', ...others] = text.slice(0, text.length - heldBack.length).split(/\r\n|\n|\r/);
    line += first;
    return others.flatMap((next) => {
      const events = endLine();
      line = next;
      return events;
    });
  };
}

function toEvent(data: string): Event | undefined {
  if (data.trim() === '[DONE]') return { isDone: true };
  const value = readJson(data);
  return isPlainObject(value) ? value : undefined;
}

/** Some servers begin with a byte order mark. */
function withoutMark(stream: string): string {
  return stream.replace(/^\ufeff/, '');
}

/** All events of a stream; the last one may be a part. undefined where it is no stream. */
export function eventsOf(stream: string): readonly Event[] | undefined {
  const text = withoutMark(stream);
  return /^data/m.test(text) ? eventReader()(`${text}\n\n`) : undefined;
}

/** Reads a streamed answer, event by event. `isCut`: it was not read to its end, by our will. */
export function readStream(wire: Wire, stream: string, isCut: boolean): Streamed {
  const text = withoutMark(stream);
  const events = eventsOf(text);
  if (events === undefined) {
    const value = readJson(text);
    return { kind: isPlainObject(value) && wholes[wire](value) ? 'whole' : 'other' };
  }
  if (events.length === 0 && !/\n\s*\n$|\r\r$|^\s*</.test(text)) return { kind: 'cut' };
  let hasPart = false;
  let hasWord = false;
  let hasEnd = false;
  for (const event of events) {
    const sign = event.isDone === true ? 'end' : signs[wire](event);
    if (sign === 'error') return { kind: 'error', error: event };
    hasPart ||= sign !== 'foreign' && event.isDone !== true;
    hasWord ||= sign === 'word' || sign === 'last-word';
    hasEnd ||= sign === 'end' || sign === 'last-word';
  }
  if (!hasPart) return { kind: 'other' };
  if (!hasEnd && !(isCut && hasWord)) return { kind: 'cut' };
  return { kind: hasWord || isShort(events) ? 'answered' : 'empty' };
}

/** Tells, piece by piece, when the first words are there: what follows need not be paid for. */
export function wordWatch(wire: Wire): (piece: string) => boolean {
  const read = eventReader();
  return (piece) =>
    read(piece).some((event) => event.isDone !== true && ['word', 'last-word'].includes(signs[wire](event)));
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

/** The model that an answer says it comes from. */
export function modelIn(stream: string): string | undefined {
  for (const event of eventsOf(stream) ?? []) {
    const holder = [event.response, event.message, event].find(
      (one) => isPlainObject(one) && typeof one.model === 'string',
    );
    if (isPlainObject(holder) && text(holder.model) !== '') return text(holder.model);
  }
  return undefined;
}
