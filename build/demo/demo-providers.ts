import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** How one of the demo's providers behaves. */
interface Behaviour {
  /** What it takes; everything else gets 401. */
  readonly key: string;
  readonly models: readonly string[];
  readonly routes: readonly string[];
}

const chatRoute = '/v1/chat/completions';
const responsesRoute = '/v1/responses';

/** The keys that the demo stores: made up, and good for nothing but these providers. */
export const demoKeys = {
  healthy: 'demo-key-that-fits-0001',
  wrongKey: 'demo-key-that-was-revoked-0002',
  chatOnly: 'demo-key-for-chat-0003',
} as const;

export type DemoProviderName = keyof typeof demoKeys;

const behaviours: Readonly<Record<DemoProviderName, Behaviour>> = {
  healthy: {
    key: demoKeys.healthy,
    models: ['harbour-large', 'harbour-small'],
    routes: [chatRoute, responsesRoute],
  },
  wrongKey: { key: 'another-key-than-the-one-stored', models: ['lighthouse-1'], routes: [chatRoute, responsesRoute] },
  chatOnly: { key: demoKeys.chatOnly, models: ['canal-chat'], routes: [chatRoute] },
};

const words = 'This is a demo provider on your own machine.';

function failure(status: number, message: string, code: string): Answer {
  return { status, body: { error: { message, type: 'invalid_request_error', code } } };
}

function completion(model: string): unknown {
  const message = { role: 'assistant', content: words };
  return { id: 'demo', object: 'chat.completion', model, choices: [{ index: 0, message, finish_reason: 'stop' }] };
}

function response(model: string): unknown {
  const content = [{ type: 'output_text', text: words, annotations: [] }];
  const output = [{ id: 'demo', type: 'message', status: 'completed', role: 'assistant', content }];
  return { id: 'demo', object: 'response', status: 'completed', model, output };
}

function answer({ method, url = '', headers }: IncomingMessage, { key, models, routes }: Behaviour): Answer {
  const path = url.replace(/\?.*$/, '');
  if (headers.authorization !== `Bearer ${key}`) return failure(401, 'Incorrect API key provided.', 'invalid_api_key');
  if (method === 'GET' && path === '/v1/models')
    return { status: 200, body: { object: 'list', data: models.map((id) => ({ id, object: 'model', created: 0 })) } };
  if (method !== 'POST' || !routes.includes(path)) return failure(404, `Unknown route: ${method} ${path}`, 'not_found');
  const [model = ''] = models;
  return { status: 200, body: path === chatRoute ? completion(model) : response(model) };
}

function serve(behaviour: Behaviour): Promise<Server> {
  const server = createServer((request, reply) => {
    // What it is asked is not looked at, so that it need not be kept.
    request.resume();
    const { status, body } = answer(request, behaviour);
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export interface DemoProviders {
  /** By name, what a person would enter. */
  readonly baseUrls: Readonly<Record<DemoProviderName, string>>;
  stop(): void;
}

/** Three providers on the loopback: one that works, one that refuses its key, one that only knows the chat route. */
export async function startDemoProviders(): Promise<DemoProviders> {
  const names = Object.keys(behaviours) as DemoProviderName[];
  const servers = await Promise.all(names.map(async (name) => [name, await serve(behaviours[name])] as const));
  const urls = servers.map(([name, server]) => [name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`]);
  return {
    baseUrls: Object.fromEntries(urls),
    stop: () => {
      for (const [, server] of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
