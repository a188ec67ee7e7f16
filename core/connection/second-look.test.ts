import { describe, expect, it } from 'vitest';
import { toChat } from '../../e2e/support/loopback-answers.ts';
import { type Reply, streams } from '../../e2e/support/scripted-reply.ts';
import type { Script } from '../../e2e/support/scripted-server.ts';
import { ask, key, serve } from '../../e2e/support/tested-provider.ts';
import type { Wire } from '../../shared/provider.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** A server of one route, which answers by the headers of the request. */
const byHeaders =
  (wire: Wire, decide: (headers: Headers) => Reply | undefined): Script =>
  (request, response) => {
    const route = { chat: '/chat/completions', responses: '/responses', anthropic: '/messages' }[wire];
    const isRoute = (request.url ?? '').startsWith(`/v1${route}`);
    const {
      status = 200,
      type = 'application/json',
      body = '',
    } = (isRoute ? (decide(request.headers as Headers) ?? streams[wire]) : undefined) ?? { status: 404 };
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const refused: Reply = { status: 401, body: { error: { message: 'Unauthorized' } } };
const forbidden: Reply = { status: 403, body: { error: { message: 'Only coding agents are welcome' } } };
const model = { model: 'model-1' };

describe('a key that is not seen', () => {
  it.each([
    ['chat', 'x-api-key', key, { in: 'header', name: 'x-api-key' }],
    ['responses', 'api-key', key, { in: 'header', name: 'api-key' }],
    ['chat', 'authorization', key, { in: 'header', name: 'Authorization' }],
    ['anthropic', 'authorization', `Bearer ${key}`, { in: 'header', name: 'Authorization', prefix: 'Bearer ' }],
  ] as const)('of %s is found to be wanted in %s', async (wire, name, value, keyIn) => {
    const { origin } = await serve(byHeaders(wire, (headers) => (headers[name] === value ? undefined : refused)));
    const found = await ask(origin, { wire, more: model });
    expect(found).toMatchObject({ kind: 'other-key-header', status: 401, repair: { kind: 'key-in', keyIn } });
    // What was found makes the same server pass.
    expect((await ask(origin, { wire, more: { ...model, keyIn } })).kind).toBe('good');
  });

  it('is found to be wanted at its usual place', async () => {
    const isUsual = ({ authorization }: Headers) => authorization === `Bearer ${key}`;
    const { origin } = await serve(byHeaders('chat', (headers) => (isUsual(headers) ? undefined : refused)));
    const keyIn = { in: 'header', name: 'api-key' } as const;
    const found = await ask(origin, { wire: 'chat', more: { ...model, keyIn } });
    expect(found).toMatchObject({ kind: 'other-key-header', repair: { kind: 'key-in' } });
    expect(found.repair).not.toHaveProperty('keyIn');
  });

  it('is tried nowhere else where a stranger is told something else: then it was seen, and refused', async () => {
    const wrong: Reply = { status: 401, body: { error: { message: 'Incorrect API key provided' } } };
    const server = await serve(byHeaders('chat', ({ authorization }) => (authorization ? wrong : refused)));
    expect((await ask(server.origin, { wire: 'chat', more: model })).kind).toBe('key-refused');
    expect(server.requests.filter(({ headers }) => headers['x-api-key'] ?? headers['api-key'])).toEqual([]);
  });

  it('stays refused where it is taken nowhere', async () => {
    const { origin } = await serve(byHeaders('chat', () => refused));
    expect((await ask(origin, { wire: 'chat', more: model })).kind).toBe('key-refused');
  });
});

describe('a program that is refused by its name', () => {
  it('is told apart, with a name that is let in', async () => {
    const isKnown = (agent = '') => agent.startsWith('opencode/');
    const { origin } = await serve(
      byHeaders('chat', (headers) => (isKnown(headers['user-agent']) ? undefined : forbidden)),
    );
    const found = await ask(origin, { wire: 'chat', more: model });
    expect(found).toMatchObject({
      kind: 'user-agent-refused',
      status: 403,
      repair: { kind: 'header', name: 'User-Agent', value: 'opencode/1.18.33' },
    });
    const headers = { 'User-Agent': 'opencode/1.18.33' };
    expect((await ask(origin, { wire: 'chat', more: { ...model, headers } })).kind).toBe('good');
  });

  it('is just forbidden where everybody is', async () => {
    const { origin } = await serve(byHeaders('chat', () => forbidden));
    expect((await ask(origin, { wire: 'chat', more: model })).kind).toBe('forbidden');
  });
});

describe('what an answer says besides', () => {
  const error = (status: number, body: object): Reply => ({ status, body: { error: body } });

  it.each([
    [
      'a header that a gateway wants',
      'header-wanted',
      error(500, { message: 'Either x-portkey-config or x-portkey-provider header is required' }),
    ],
    [
      'a region, by its code',
      'region-refused',
      error(403, { message: 'no', code: 'unsupported_country_region_territory' }),
    ],
    ['a region, by its status', 'region-refused', error(451, { message: 'no' })],
    [
      'a model that may not be streamed',
      'not-streamed',
      error(400, { message: 'verify first', param: 'stream', code: 'unsupported_value' }),
    ],
  ] as const)('%s', async (_, kind, reply) => {
    const { origin } = await serve(byHeaders('chat', () => reply));
    expect((await ask(origin, { wire: 'chat', more: model })).kind).toBe(kind);
  });

  it('names the header that is wanted', async () => {
    const message = 'Either x-portkey-config or x-portkey-provider header is required';
    const { origin } = await serve(byHeaders('chat', () => error(400, { message })));
    expect((await ask(origin, { wire: 'chat', more: model })).detail).toBe(message);
  });

  it.each([
    ['model-1', 'good'],
    ['vendor/model-1', 'good'],
    ['Model_1:free', 'good'],
    ['another', 'other-model'],
    ['auto', 'good'],
  ] as const)('asked for %s, it says that it is model-1: %s', async (asked, kind) => {
    const body = toChat('OK', 'model-1').stream;
    const { origin } = await serve(byHeaders('chat', () => ({ type: 'text/event-stream', body })));
    expect((await ask(origin, { wire: 'chat', more: { model: asked } })).kind).toBe(kind);
  });

  it('that its first word was slow', async () => {
    const { origin } = await serve((request, response) => {
      if (!(request.url ?? '').includes('/chat')) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      setTimeout(() => response.end(streams.chat.body), 60);
    });
    const limits = { timeMs: 15_000, bytes: 100_000, slowMs: 50 };
    expect((await ask(origin, { wire: 'chat', more: model, limits })).kind).toBe('slow');
    expect((await ask(origin, { wire: 'chat', more: model })).kind).toBe('good');
  });
});
