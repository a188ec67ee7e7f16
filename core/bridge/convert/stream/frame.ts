import type { ResponsesEvent } from '../types/responses-events.ts';

/** An event as it goes over the wire. */
export function frame(event: ResponsesEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/**
 * Keeps Codex waiting while a provider thinks: any event begins its patience anew, a comment does not (measured on
 * 0.169.0). It is no part of the answer and has no number; the client of OpenAI gives up at events that it does not know, so
 * it is for Codex alone.
 */
export const heartbeat = 'event: response.heartbeat\ndata: {"type":"response.heartbeat"}\n\n';
