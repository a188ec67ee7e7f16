import type {
  EventBody,
  Failure,
  IncompleteReason,
  OutputItem,
  Response,
  ResponsesEvent,
  Usage,
} from '../types/responses-events.ts';

/** How an answer ends. */
export type Ending =
  | { readonly kind: 'completed' }
  | { readonly kind: 'incomplete'; readonly reason: IncompleteReason }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Numbers the events and keeps what the last one repeats: the whole output, with the ids that the stream has. */
export class ResponseWriter {
  readonly #base: Pick<Response, 'id' | 'created_at' | 'model'>;
  readonly #output: OutputItem[] = [];
  #events: ResponsesEvent[] = [];
  #number = 0;

  constructor(base: Pick<Response, 'id' | 'created_at' | 'model'>) {
    this.#base = base;
  }

  /** Does nothing when it has begun. */
  begin(): void {
    if (this.#number > 0) return;
    const response = responseOf(this.#base, { status: 'in_progress' });
    this.write({ type: 'response.created', response });
    this.write({ type: 'response.in_progress', response });
  }

  write(body: EventBody): void {
    this.#events.push({ ...body, sequence_number: this.#number });
    this.#number += 1;
  }

  /** Begins an item and returns its place in the output. */
  open(item: OutputItem): number {
    this.begin();
    this.write({ type: 'response.output_item.added', output_index: this.#output.length, item });
    return this.#output.push(item) - 1;
  }

  close(place: number, item: OutputItem): void {
    this.#output[place] = item;
    this.write({ type: 'response.output_item.done', output_index: place, item });
  }

  /** An item that never became whole: Codex acts on what is done, so it is told of it in the output alone. */
  abandon(place: number, item: OutputItem): void {
    this.#output[place] = item;
  }

  end(ending: Ending, usage: Usage | null): void {
    this.begin();
    const response = responseOf(this.#base, {
      status: ending.kind,
      output: this.#output,
      error: ending.kind === 'failed' ? ending.failure : null,
      incomplete_details: ending.kind === 'incomplete' ? { reason: ending.reason } : null,
      ...(usage && { usage }),
    });
    this.write({ type: `response.${ending.kind}`, response });
  }

  /** The events since the last time. */
  take(): readonly ResponsesEvent[] {
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }
}

function responseOf(
  base: Pick<Response, 'id' | 'created_at' | 'model'>,
  state: Pick<Response, 'status'> & Partial<Response>,
): Response {
  return {
    ...base,
    object: 'response',
    output: [],
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: null,
    parallel_tool_calls: true,
    temperature: null,
    tool_choice: 'auto',
    tools: [],
    top_p: null,
    ...state,
  };
}
