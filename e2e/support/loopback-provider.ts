import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Wire } from '../../shared/provider.ts';
import { modelList, toChat, toMessages, toResponses } from './loopback-answers.ts';
import { callOf, hasResult, kindsIn } from './tool-caller.ts';

export interface RecordedRequest {
  readonly method: string;
  /** With the query, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; `null` where the request had no body. */
  readonly body: unknown;
}

export interface LoopbackProvider {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** `<origin>/v1`, what a person would enter. */
  readonly baseUrl: string;
  /** Every request since the start, in the order of their ends. */
  readonly requests: readonly RecordedRequest[];
  /** The requests since the last `take`. */
  take(): readonly RecordedRequest[];
  /** How it answers from now on. */
  behave(manner: Manner): void;
  /** Nobody listens at its port any more. */
  stop(): Promise<void>;
}

/**
 * `speaks`: as a healthy one does. `fails`: with this status, to everything. `html`: a web page in place of an answer, as a
 * portal or a wrong host has. `slow`: as a healthy one, later. `silent`: takes the request and never answers.
 */
export type Manner =
  | { readonly kind: 'speaks' | 'html' | 'silent' }
  | { readonly kind: 'fails'; readonly status: number; readonly message?: string }
  | { readonly kind: 'slow'; readonly ms: number };

interface ProviderOptions {
  /** What it answers to every prompt. */
  readonly reply: string;
  /** The only key it takes; every other request gets 401. Without it every request is welcome. */
  readonly requireKey?: string;
  /** The wires that it speaks; all of them otherwise. */
  readonly serves?: readonly Wire[];
  /** Kinds of tools that it refuses, with 400. */
  readonly refusesTools?: readonly string[];
  /** What its models make of a tool that they shall call: `called` where it is not said. */
  readonly tools?: 'called' | 'ignored' | 'broken' | 'result-refused';
  /** The ids that it lists; one named `loopback` otherwise. */
  readonly models?: readonly string[];
  readonly manner?: Manner;
}

/** Behind a base URL it knows. Any other path gets 404, as on a real server. */
const routes = { '/chat/completions': toChat, '/responses': toResponses, '/messages': toMessages } as const;
const wireOf = { '/chat/completions': 'chat', '/responses': 'responses', '/messages': 'anthropic' } as const;

/**
 * What providers commonly have between their host and the routes: most, those with a plan for coding, and those that copy
 * the back end of Codex.
 */
const base = /^\/(?:v1|coding\/v1|backend-api\/codex)(?=\/)/;

/** A provider on the loopback, in this very process, that speaks all three wires and records what it gets. */
export async function startProvider(options: ProviderOptions): Promise<LoopbackProvider> {
  const requests: RecordedRequest[] = [];
  let taken = 0;
  let manner = options.manner ?? { kind: 'speaks' };
  const server = createServer((request, response) => {
    readRequest(request).then(
      async (recorded) => {
        requests.push(recorded);
        if (manner.kind === 'silent') return;
        if (manner.kind === 'slow') await delay(manner.ms);
        const { status, type, text } = toReply(recorded, options, manner);
        response.writeHead(status, { 'content-type': type }).end(text);
      },
      // Cut off or not JSON: no answer of ours would be the right one.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    baseUrl: `${origin}/v1`,
    requests,
    take: () => {
      const news = requests.slice(taken);
      taken = requests.length;
      return news;
    },
    behave: (next) => {
      manner = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, body: text === '' ? null : JSON.parse(text) };
}

/** The key a request carries, in either of the two headers that wires use. */
export function keyOf({ headers }: RecordedRequest): string | undefined {
  // Some want it in a header of their own, and don't look at the usual one then.
  const own = headers['api-key'];
  if (typeof own === 'string') return own;
  const apiKey = headers['x-api-key'];
  return headers.authorization?.replace(/^Bearer /, '') ?? (typeof apiKey === 'string' ? apiKey : undefined);
}

/** The model a request asks for. */
export function modelOf({ body }: RecordedRequest): unknown {
  return field(body, 'model');
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function toReply(
  request: RecordedRequest,
  { reply, requireKey, models, serves, refusesTools = [], tools = 'called' }: ProviderOptions,
  manner: Manner,
): Reply {
  if (manner.kind === 'fails') return failure(manner.status, manner.message ?? `status ${manner.status}`);
  if (manner.kind === 'html') return { status: 200, type: 'text/html', text: '<!doctype html><title>Welcome</title>' };
  const path = request.path.replace(/\?.*$/, '');
  const route = Object.entries(routes).find(([known]) => base.test(path) && path.replace(base, '') === known);
  if (requireKey !== undefined && keyOf(request) !== requireKey) return failure(401, 'bad key');
  if (request.method === 'GET' && path === '/v1/models') return json(200, toModelList(models));
  const isServed = serves === undefined || serves.some((wire) => wire === wireOf[route?.[0] as keyof typeof wireOf]);
  if (!route || !isServed || request.method !== 'POST') return failure(404, `no route ${request.method} ${path}`);
  const refused = kindsIn(request.body).find((kind) => refusesTools.includes(kind));
  if (refused !== undefined) return failure(400, `tools: unknown type ${refused}`);
  if (tools === 'result-refused' && hasResult(JSON.stringify(request.body)))
    return failure(400, 'messages: unexpected tool result');
  const wire = wireOf[route[0] as keyof typeof wireOf];
  const call =
    tools === 'ignored' ? undefined : callOf({ body: request.body, wire }, tools === 'broken' ? 'OK' : undefined);
  if (call !== undefined) return { status: 200, type: 'text/event-stream; charset=utf-8', text: call };
  const { stream, whole } = route[1](reply, modelOf(request));
  return field(request.body, 'stream') === true
    ? { status: 200, type: 'text/event-stream; charset=utf-8', text: stream }
    : json(200, whole);
}

function toModelList(models: readonly string[] | undefined): unknown {
  if (models === undefined) return modelList;
  return { ...modelList, data: models.map((id) => ({ ...modelList.data[0], id })) };
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function json(status: number, body: unknown): Reply {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

function failure(status: number, message: string): Reply {
  return json(status, { error: { message, type: 'invalid_request_error', code: String(status) } });
}
