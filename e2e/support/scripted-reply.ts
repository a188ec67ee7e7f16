import type { IncomingMessage } from 'node:http';
import type { Wire } from '../../shared/provider.ts';
import { toChat, toMessages, toResponses } from './loopback-answers.ts';
import type { Script } from './scripted-server.ts';

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const html: Reply = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Welcome to acme</title>' };
export const list: Reply = { body: { object: 'list', data: [{ id: 'model-1' }] } };

/** What a healthy provider streams over each wire, without a word about who it is. */
export const streams: Readonly<Record<Wire, Reply>> = {
  chat: { type: 'text/event-stream', body: toChat('OK', undefined).stream },
  responses: { type: 'text/event-stream', body: toResponses('OK', undefined).stream },
  anthropic: { type: 'text/event-stream', body: toMessages('OK', undefined).stream },
};

/** Answers by path; `toStrangers` is for those who come without a key. Other paths get a plain 404. */
export function byPath(routes: Readonly<Record<string, Reply>>, toStrangers?: Reply): Script {
  return (request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    const known = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const reply = known && toStrangers && keyIn(request) === undefined ? toStrangers : known;
    const { status = reply ? 200 : 404, type = 'application/json', body = '', headers = {} } = reply ?? {};
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  };
}

export function keyIn({ headers }: IncomingMessage): string | undefined {
  return headers.authorization ?? headers['x-api-key']?.toString();
}
