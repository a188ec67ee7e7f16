import type { EventBody, ItemStatus, OutputItem, Part } from '../types/responses-events.ts';
import type { ResponseWriter } from './response-writer.ts';
import { WholeCharacters } from './whole-characters.ts';

/** What grows letter by letter and is one item with one part. */
export type TextKind = 'text' | 'refusal' | 'thought';

type Place = { readonly item_id: string; readonly output_index: number; readonly content_index: 0 };

type Shape = {
  readonly prefix: string;
  readonly part: (text: string) => Part;
  readonly item: (id: string, status: ItemStatus, text: string | null) => OutputItem;
  readonly delta: (place: Place, delta: string) => EventBody;
  readonly done: (place: Place, text: string) => EventBody;
};

const textPart = (text: string) => ({ type: 'output_text', text, annotations: [] }) as const;
const refusalPart = (refusal: string) => ({ type: 'refusal', refusal }) as const;
const thoughtPart = (text: string) => ({ type: 'reasoning_text', text }) as const;

const shapes: Readonly<Record<TextKind, Shape>> = {
  text: {
    prefix: 'msg',
    part: textPart,
    item: (id, status, text) => ({
      type: 'message',
      id,
      status,
      role: 'assistant',
      content: text === null ? [] : [textPart(text)],
    }),
    delta: (place, delta) => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] }),
    done: (place, text) => ({ type: 'response.output_text.done', ...place, text, logprobs: [] }),
  },
  refusal: {
    prefix: 'msg',
    part: refusalPart,
    item: (id, status, text) => ({
      type: 'message',
      id,
      status,
      role: 'assistant',
      content: text === null ? [] : [refusalPart(text)],
    }),
    delta: (place, delta) => ({ type: 'response.refusal.delta', ...place, delta }),
    done: (place, refusal) => ({ type: 'response.refusal.done', ...place, refusal }),
  },
  thought: {
    prefix: 'rs',
    part: thoughtPart,
    item: (id, status, text) => ({
      type: 'reasoning',
      id,
      status,
      summary: [],
      content: text === null ? [] : [thoughtPart(text)],
      encrypted_content: null,
    }),
    delta: (place, delta) => ({ type: 'response.reasoning_text.delta', ...place, delta }),
    done: (place, text) => ({ type: 'response.reasoning_text.done', ...place, text }),
  },
};

/** One message, refusal or run of thoughts, from its first letters to its end. */
export class TextOutput {
  readonly kind: TextKind;
  readonly #writer: ResponseWriter;
  readonly #place: Place;
  readonly #characters = new WholeCharacters();
  #text = '';

  constructor(kind: TextKind, writer: ResponseWriter, newId: (prefix: string) => string) {
    this.kind = kind;
    this.#writer = writer;
    const { prefix, item, part } = shapes[kind];
    const id = newId(prefix);
    this.#place = { item_id: id, output_index: writer.open(item(id, 'in_progress', null)), content_index: 0 };
    writer.write({ type: 'response.content_part.added', ...this.#place, part: part('') });
  }

  push(text: string): void {
    this.#add(this.#characters.push(text));
  }

  #add(delta: string): void {
    if (delta === '') return;
    this.#text += delta;
    this.#writer.write(shapes[this.kind].delta(this.#place, delta));
  }

  close(status: 'completed' | 'incomplete'): void {
    this.#add(this.#characters.end());
    const { part, item, done } = shapes[this.kind];
    this.#writer.write(done(this.#place, this.#text));
    this.#writer.write({ type: 'response.content_part.done', ...this.#place, part: part(this.#text) });
    this.#writer.close(this.#place.output_index, item(this.#place.item_id, status, this.#text));
  }

  /** For an answer that failed: Codex asks anew, and must not find half a message in its history. */
  abandon(): void {
    const { item } = shapes[this.kind];
    this.#writer.abandon(this.#place.output_index, item(this.#place.item_id, 'incomplete', this.#text));
  }
}
