import type { ResponsesEvent } from '../types/responses-events.ts';

/** An event as it goes over the wire. */
export function frame(event: ResponsesEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
