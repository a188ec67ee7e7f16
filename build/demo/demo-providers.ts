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
  readonly model: string;
  /** Many that only chat do not tell what they have either. */
  readonly hasList: boolean;
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
    model: 'demo-large',
    hasList: true,
    routes: [chatRoute, responsesRoute],
  },
  wrongKey: {
    key: 'another-key-than-the-one-stored',
    model: 'demo-1',
    hasList: true,
    routes: [chatRoute, responsesRoute],
  },
  chatOnly: { key: demoKeys.chatOnly, model: 'demo-chat', hasList: false, routes: [chatRoute] },
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

function answer({ method, url = '', headers }: IncomingMessage, body: string, behaviour: Behaviour): Answer {
  const { key, model, hasList, routes } = behaviour;
  const path = url.replace(/\?.*$/, '');
  if (headers.authorization !== `Bearer ${key}`) return failure(401, 'Incorrect API key provided.', 'invalid_api_key');
  if (method === 'GET' && path === '/v1/models' && hasList) {
    const ids = [model, model.replace(/-\w+$/, '-small')];
    return { status: 200, body: { object: 'list', data: ids.map((id) => ({ id, object: 'model', created: 0 })) } };
  }
  if (method !== 'POST' || !routes.includes(path)) return failure(404, `Unknown route: ${method} ${path}`, 'not_found');
  if (!body.includes('"model"'))
    return failure(400, 'Missing required parameter: model.', 'missing_required_parameter');
  return { status: 200, body: path === chatRoute ? completion(model) : response(model) };
}

/** All of it; who sends a demo more than that is not answered. */
async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 1_000_000) request.destroy();
  }
  return text;
}

function serve(behaviour: Behaviour): Promise<Server> {
  const server = createServer((request, reply) => {
    textOf(request).then(
      (text) => {
        const { status, body } = answer(request, text, behaviour);
        reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
      () => reply.destroy(),
    );
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
