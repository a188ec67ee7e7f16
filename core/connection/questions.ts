import { anthropicBase } from '../../shared/anthropic-address.ts';
import type { Provider } from '../../shared/provider.ts';
import type { AskedAs } from './asked-as.ts';
import type { Question } from './exchange.ts';

/** What a client appends to the base URL, for each wire. */
export const routes = { responses: '/responses', chat: '/chat/completions', anthropic: '/messages' } as const;

/** Fields that HTTP itself sets; `fetch` refuses or ignores them. */
const ofTheConnection =
  /^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*)$/i;

export interface Sender {
  readonly provider: Provider;
  readonly baseUrl: string;
  /** Sent as the wire wants it; undefined asks as a stranger. */
  readonly key: string | undefined;
  readonly as?: AskedAs | undefined;
}

export function urlFor(
  { provider, baseUrl, key, as }: Sender,
  route: string,
  query: Readonly<Record<string, string>>,
): URL {
  const base = provider.wire === 'anthropic' ? (as?.anthropicBase ?? anthropicBase(baseUrl)) : baseUrl;
  const url = new URL(`${base}${route}`);
  const { keyIn } = provider;
  const carried = keyIn?.in === 'query' && key !== undefined ? { [keyIn.name]: key } : {};
  for (const [name, value] of Object.entries({ ...provider.queryParams, ...query, ...carried }))
    url.searchParams.set(name, value);
  return url;
}

export function headersFor({ provider, key }: Sender, isBearer: boolean): Record<string, string> {
  const own = Object.entries(provider.headers).filter(([name]) => !ofTheConnection.test(name));
  const headers = new Map<string, string>([
    ['accept', 'application/json'],
    ['user-agent', 'switchyard'],
    ...own.map(([name, value]) => [name.toLowerCase(), value] as const),
  ]);
  if (provider.wire === 'anthropic') headers.set('anthropic-version', '2023-06-01');
  const { keyIn } = provider;
  if (key !== undefined && keyIn) {
    if (keyIn.in === 'header') headers.set(keyIn.name.toLowerCase(), `${keyIn.prefix ?? ''}${key}`);
  } else if (key !== undefined && isBearer) headers.set('authorization', `Bearer ${key}`);
  else if (key !== undefined) headers.set('x-api-key', key);
  return Object.fromEntries(headers);
}

/** `GET` of a route that costs nothing, as a client of this wire would ask. */
export function toRead(sender: Sender, route: string, query: Readonly<Record<string, string>> = {}): Question {
  const isBearer = sender.provider.wire !== 'anthropic' || route === '/key';
  return { method: 'GET', url: urlFor(sender, route, query), headers: headersFor(sender, isBearer) };
}

/** An empty request to the route of the wire: whoever serves it says what is missing, and no model is asked. */
export function toEmptyCall(sender: Sender): Question {
  const headers = headersFor(sender, sender.provider.wire !== 'anthropic');
  return {
    method: 'POST',
    url: urlFor(sender, routes[sender.provider.wire], {}),
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  };
}
