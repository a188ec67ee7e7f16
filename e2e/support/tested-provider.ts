import type { IncomingMessage } from 'node:http';
import { afterEach, expect } from 'vitest';
import { commonLimits, type Limits } from '../../core/connection/exchange.ts';
import type { Finding, KeyProof } from '../../core/connection/finding.ts';
import { testProvider } from '../../core/connection/test-provider.ts';
import type { Customer } from '../../core/connection/thorough.ts';
import { Provider, type Wire } from '../../shared/provider.ts';
import { type Depth, TestView } from '../../shared/test-view.ts';
import { toChat, toMessages, toResponses } from './loopback-answers.ts';
import { type Script, type ScriptedServer, scriptedServer } from './scripted-server.ts';

export const key = 'sk-known-to-this-test-0001';
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

export async function serve(script: Script, secure?: Parameters<typeof scriptedServer>[1]): Promise<ScriptedServer> {
  const server = await scriptedServer(script, secure);
  servers.push(server);
  return server;
}

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const html: Reply = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Welcome to acme</title>' };
export const list: Reply = { body: { object: 'list', data: [{ id: 'model-1' }] } };

/** What a healthy provider streams over each wire. */
export const streams: Readonly<Record<Wire, Reply>> = {
  chat: { type: 'text/event-stream', body: toChat('OK', 'model-1').stream },
  responses: { type: 'text/event-stream', body: toResponses('OK', 'model-1').stream },
  anthropic: { type: 'text/event-stream', body: toMessages('OK', 'model-1').stream },
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

interface Question {
  readonly wire?: Wire;
  readonly path?: string;
  readonly needsKey?: boolean;
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
  readonly limits?: Limits;
  readonly proof?: KeyProof;
  readonly more?: Partial<Provider>;
  readonly depth?: Depth;
  readonly customers?: readonly Customer[];
  /** Of the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

export async function ask(origin: string, question: Question = {}): Promise<Finding> {
  const { wire = 'chat', path = '/v1', needsKey = true, limits = commonLimits, proof, more, variables = {} } = question;
  const { depth, customers } = question;
  const provider = Provider.parse({
    id: 'acme',
    name: 'Acme',
    endpoints: { [wire]: `${origin}${path}` },
    wire,
    needsKey,
    ...more,
  });
  const { signal = new AbortController().signal } = question;
  const known = 'key' in question ? question.key : key;
  const hosts = proof ? { [new URL(origin).hostname]: proof } : {};
  const finding = await testProvider(
    {
      provider,
      key: known,
      signal,
      outside: { variables, platform: 'linux' },
      ...(depth && { depth }),
      ...(customers && { customers }),
    },
    { limits, hosts },
  );
  // Checklist W7: what a window may see, and nothing of the key.
  TestView.parse({ ...finding, provider: 'acme', at: '2026-01-01T00:00:00.000Z' });
  expect(JSON.stringify(finding)).not.toContain(key.slice(0, 12));
  return finding;
}
