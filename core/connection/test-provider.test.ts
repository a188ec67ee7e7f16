import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Script, type ScriptedServer, scriptedServer } from '../../e2e/support/scripted-server.ts';
import { selfSigned } from '../../e2e/support/self-signed.ts';
import { Provider, type Wire } from '../../shared/provider.ts';
import { TestView } from '../../shared/views.ts';
import { commonLimits, type Limits } from './exchange.ts';
import { type Finding, type KeyProof, testProvider } from './test-provider.ts';

const key = 'sk-known-to-this-test-0001';
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(script: Script, secure?: typeof selfSigned): Promise<ScriptedServer> {
  const server = await scriptedServer(script, secure);
  servers.push(server);
  return server;
}

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const html: Reply = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Welcome to acme</title>' };
const list: Reply = { body: { object: 'list', data: [{ id: 'model-1' }] } };

/** Answers by path; `toStrangers` is for those who come without a key. Other paths get a plain 404. */
function byPath(routes: Readonly<Record<string, Reply>>, toStrangers?: Reply): Script {
  return (request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    const known = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const reply = known && toStrangers && keyIn(request) === undefined ? toStrangers : known;
    const { status = reply ? 200 : 404, type = 'application/json', body = '', headers = {} } = reply ?? {};
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  };
}

function keyIn({ headers }: IncomingMessage): string | undefined {
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
}

async function ask(origin: string, question: Question = {}): Promise<Finding> {
  const { wire = 'chat', path = '/v1', needsKey = true, limits = commonLimits, proof, more } = question;
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
  const finding = await testProvider({ provider, key: known, signal }, { limits, hosts });
  // Checklist W7: what a window may see, and nothing of the key.
  TestView.parse({ ...finding, provider: 'acme', at: '2026-01-01T00:00:00.000Z' });
  expect(JSON.stringify(finding)).not.toContain(key.slice(0, 12));
  return finding;
}

describe('what an answer to the list of models means', () => {
  const error = (message: string, more: object = {}) => ({ error: { message, ...more } });
  const cases: readonly (readonly [what: string, finding: Partial<Finding>, reply: Reply])[] = [
    [
      '401',
      { kind: 'key-refused', status: 401, detail: 'Invalid token' },
      { status: 401, body: error('Invalid token') },
    ],
    ['401 as text', { kind: 'key-refused', status: 401 }, { status: 401, type: 'text/plain', body: 'no' }],
    ['402', { kind: 'no-credit', status: 402 }, { status: 402, body: error('Insufficient credits.', { code: 402 }) }],
    [
      '402 that passes',
      { kind: 'rate-limited' },
      { status: 402, body: error('wait', { metadata: { limit_source: 'openrouter_in_flight_budget' } }) },
    ],
    ['403', { kind: 'forbidden', status: 403 }, { status: 403, body: error('Not from your country') }],
    [
      '403 of an IP list',
      { kind: 'forbidden' },
      { status: 403, body: error('IP', { type: 'new_api_error', code: 'access_denied' }) },
    ],
    [
      '403 of ZenMux',
      { kind: 'key-refused' },
      { status: 403, body: error('You have no permission', { code: '403', type: 'access_denied' }) },
    ],
    [
      '403 of new-api without credit',
      { kind: 'no-credit' },
      { status: 403, body: error('用户额度不足', { code: 'insufficient_user_quota' }) },
    ],
    [
      '403 of a key with a limit',
      { kind: 'no-credit' },
      { status: 403, body: error('limit', { code: 403, metadata: { limit_source: 'openrouter_key_limit' } }) },
    ],
    ['403 as a page', { kind: 'forbidden', detail: 'Welcome to acme' }, { ...html, status: 403 }],
    ['429', { kind: 'rate-limited', status: 429 }, { status: 429, body: error('slow down') }],
    [
      '429 for want of credit',
      { kind: 'no-credit' },
      { status: 429, body: error('x', { type: 'insufficient_quota' }) },
    ],
    [
      '400 about the key',
      { kind: 'key-refused' },
      { status: 400, body: [error('x', { status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] })] },
    ],
    [
      '400 about something else',
      { kind: 'unproved', status: 400, detail: 'api-version is missing' },
      { status: 400, body: error('api-version is missing') },
    ],
    ['500', { kind: 'server-error', status: 500, detail: 'boom' }, { status: 500, body: { error: 'boom' } }],
    [
      '503 of an upstream',
      { kind: 'server-error', status: 503 },
      { status: 503, body: error('no channel', { code: 'model_not_found' }) },
    ],
    ['524 as a page', { kind: 'server-error', status: 524 }, { ...html, status: 524 }],
    [
      'a complaint at 200',
      { kind: 'server-error', status: 200, detail: 'upstream gone' },
      { body: error('upstream gone') },
    ],
    ['a refused key at 200', { kind: 'key-refused', status: 200 }, { body: error('x', { code: 'invalid_api_key' }) }],
    ['no success at 200', { kind: 'server-error', detail: 'not so' }, { body: { success: false, message: 'not so' } }],
    ['a page at 200', { kind: 'not-an-api', status: 200, detail: 'Welcome to acme' }, html],
    ['other JSON at 200', { kind: 'not-an-api', status: 200 }, { body: { status: 'ok' } }],
    ['broken JSON at 200', { kind: 'not-an-api', status: 200 }, { body: '{"data":[{"id":"x"}' }],
    ['nothing at 204', { kind: 'not-an-api', status: 204 }, { status: 204 }],
    [
      'bytes that are no text',
      { kind: 'not-an-api', detail: 'The answer is not text.' },
      { body: Buffer.from([0x7b, 0xff, 0xfe]) },
    ],
    ['404 and no route at all', { kind: 'wrong-path', status: 404 }, { status: 404, ...html }],
  ];
  it.each(cases)('%s', async (_, finding, reply) => {
    const { origin } = await serve(byPath({ '/v1/models': reply }));
    expect(await ask(origin)).toMatchObject(finding);
  });

  it.each([
    ['OpenAI', { object: 'list', data: [{ id: 'a' }] }],
    ['Anthropic', { data: [{ type: 'model', id: 'a', display_name: 'A' }], has_more: false }],
    ['Codex', { models: [{ slug: 'a' }] }],
    ['Ollama', { models: [{ name: 'a' }] }],
    ['Ollama without a model', { object: 'list', data: null }],
    ['names alone', ['a']],
  ])('takes the list of %s for one', async (_, body) => {
    const { origin } = await serve(byPath({ '/v1/models': { body } }));
    expect(await ask(origin, { needsKey: false })).toMatchObject({ kind: 'good', status: 200 });
  });
});

describe('good only where the answer proves the key', () => {
  const refusal: Reply = { status: 401, body: { error: { message: 'Who are you?' } } };

  it('is good when strangers are refused', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }, refusal));
    const finding = await ask(origin);
    expect(finding).toMatchObject({ kind: 'good', status: 200 });
    expect(finding.ms).toBeGreaterThanOrEqual(0);
    expect(requests.map(keyIn)).toEqual([`Bearer ${key}`, undefined]);
  });

  it('is unproved when the list is public', async () => {
    const { origin } = await serve(byPath({ '/v1/models': list }));
    expect(await ask(origin)).toMatchObject({ kind: 'unproved', status: 200 });
  });

  it.each([429, 500, 302])('is unproved when the stranger gets %i, which says nothing', async (status) => {
    const { origin } = await serve(byPath({ '/v1/models': list }, { status }));
    expect((await ask(origin)).kind).toBe('unproved');
  });

  it('is unproved at a host whose list is known to be public, without asking twice', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }, refusal));
    expect((await ask(origin, { proof: { kind: 'none' } })).kind).toBe('unproved');
    expect(requests).toHaveLength(1);
  });

  it('asks the route that proves the key where a host has one', async () => {
    const proof = { kind: 'route', route: '/key' } as const;
    const { origin, requests } = await serve(byPath({ '/v1/key': { body: { data: { label: 'x' } } } }, refusal));
    for (const wire of ['chat', 'anthropic'] as const) expect((await ask(origin, { proof, wire })).kind).toBe('good');
    expect(requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/v1/key', `Bearer ${key}`],
      ['/v1/key', `Bearer ${key}`],
    ]);
  });

  it('is refused there, though the list would have been given', async () => {
    const proof = { kind: 'route', route: '/key' } as const;
    const { origin } = await serve(byPath({ '/v1/key': refusal, '/v1/models': list }));
    expect(await ask(origin, { proof })).toMatchObject({ kind: 'key-refused', detail: 'Who are you?' });
  });

  it('sends no key to a provider that needs none, and says when it wants one after all', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }, refusal));
    expect(await ask(origin, { needsKey: false })).toMatchObject({ kind: 'key-missing', status: 401 });
    expect(requests.map(keyIn)).toEqual([undefined]);
  });

  it('asks nothing without the key', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    expect(await ask(origin, { key: undefined })).toEqual({ kind: 'key-missing' });
    expect(requests).toEqual([]);
  });
});

describe('a host that serves no list of models', () => {
  const wireRoutes = { chat: '/v1/chat/completions', responses: '/v1/responses', anthropic: '/v1/messages' } as const;

  it.each(['chat', 'responses', 'anthropic'] as const)('is asked over its wire: %s', async (wire) => {
    const missing = { status: 400, body: { error: { message: 'model is required' } } };
    const { origin, requests } = await serve(byPath({ [wireRoutes[wire]]: missing }));
    expect(await ask(origin, { wire })).toMatchObject({ kind: 'unproved', status: 400 });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v1/models',
      `POST ${wireRoutes[wire]}`,
    ]);
  });

  it('says that the key is refused where the wire says so', async () => {
    const { origin } = await serve(byPath({ '/v1/responses': { status: 401 } }));
    expect((await ask(origin, { wire: 'responses' })).kind).toBe('key-refused');
  });
});

describe('the base URL that was probably meant', () => {
  const welcome = { '/': html, '/models': html, '/responses': html };

  it.each([
    ['a missing /v1, behind a page', '', { ...welcome, '/v1/models': list }, '/v1'],
    ['a missing /v1, behind nothing', '/api', { '/api/v1/models': list }, '/api/v1'],
    [
      'a missing /v1, also with a bad key',
      '',
      { '/v1/models': { status: 401, body: { error: { message: 'x' } } } },
      '/v1',
    ],
    ['a doubled /v1', '/v1/v1', { '/v1/models': list }, '/v1'],
  ])('is found: %s', async (_, path, routes, mended) => {
    const { origin } = await serve(byPath(routes));
    const { repair } = await ask(origin, { path });
    expect(repair).toEqual({ kind: 'base-url', baseUrl: `${origin}${mended}` });
  });

  it.each([
    ['where the other address is a page, too', { ...welcome, '/v1/models': html }],
    ['where it refuses without being an API', { ...welcome, '/v1/models': { ...html, status: 401 } }],
    ['where it leads elsewhere', { '/v1/models': { status: 302, headers: { location: '/login' } } }],
  ])('is not made up %s', async (_, routes) => {
    const { origin } = await serve(byPath(routes));
    expect((await ask(origin, { path: '' })).repair).toBeUndefined();
  });
});

describe('S10 a request that carries a key', () => {
  it('sends the key as the wire wants it, with the headers and parameters of the provider', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    const more = {
      headers: { 'X-Team': 'tools', Host: 'elsewhere.example', Connection: 'upgrade', Authorization: 'mine' },
      queryParams: { 'api-version': '2026 & more' },
    };
    for (const wire of ['chat', 'responses', 'anthropic'] as const) await ask(origin, { wire, more });
    const [chat, , responses, , anthropic] = requests;
    expect(chat?.headers).toMatchObject({ authorization: `Bearer ${key}`, 'x-team': 'tools' });
    expect(chat?.headers.host).toBe(new URL(origin).host);
    expect(chat?.headers['x-api-key']).toBeUndefined();
    expect(responses?.headers.authorization).toBe(`Bearer ${key}`);
    expect(anthropic?.headers).toMatchObject({ 'x-api-key': key, 'anthropic-version': '2023-06-01' });
    expect(new URL(anthropic?.url ?? '', origin).searchParams.get('api-version')).toBe('2026 & more');
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i): the key does not travel', async (status) => {
    const other = await serve(byPath({ '/v1/models': list }));
    const headers = { location: `${other.origin}/v1/models?from=acme` };
    const { origin } = await serve(byPath({ '/v1/models': { status, headers } }));
    for (const wire of ['chat', 'anthropic'] as const)
      expect(await ask(origin, { wire })).toMatchObject({ kind: 'redirected', detail: `${other.origin}/v1/models` });
    expect(other.requests).toEqual([]);
  });

  it('keeps no cookie', async () => {
    const headers = { 'set-cookie': 'session=1; Path=/' };
    const { origin, requests } = await serve(byPath({ '/v1/models': { ...list, headers } }));
    await ask(origin);
    await ask(origin);
    expect(requests.map((request) => request.headers.cookie)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is not sent in the clear to another machine', async () => {
    expect(await ask('http://relay.example')).toMatchObject({
      kind: 'unreachable',
      detail: 'http://relay.example is not encrypted, so the key was not sent.',
    });
  });

  it('is given up in time, before the head and within the body', async () => {
    const limits = { ...commonLimits, timeMs: 300 };
    const silent = await serve(() => undefined);
    expect(await ask(silent.origin, { limits })).toEqual({ kind: 'timeout' });
    const timers: NodeJS.Timeout[] = [];
    const slow = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), 20));
    });
    expect(await ask(slow.origin, { limits })).toMatchObject({ kind: 'timeout', status: 200 });
    for (const timer of timers) clearInterval(timer);
  });

  it('reads no more than the limit of an answer', async () => {
    let sent = 0;
    const { origin } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!request.destroyed && !response.destroyed && sent < 50_000_000) {
          sent += 65_536;
          if (!response.write(' '.repeat(65_536))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect((await ask(origin)).kind).toBe('not-an-api');
    expect(sent).toBeLessThan(30_000_000);
  });

  it('can be taken back', async () => {
    const controller = new AbortController();
    const { origin } = await serve(() => controller.abort());
    expect(await ask(origin, { signal: controller.signal })).toEqual({ kind: 'cancelled' });
    expect(await ask(origin, { signal: controller.signal })).toEqual({ kind: 'cancelled' });
  });
});

describe('hostile answers', () => {
  it('masks the key and every telling part of it, however it comes back', async () => {
    const encoded = Buffer.from(key).toString('base64');
    for (const said of [
      `no: ${key}`,
      `no: ${key.slice(0, 16)}`,
      `no: ${key.slice(4)}`,
      `no: ${encoded}`,
      `no: ${[...key].join('\u200b')}`,
      `${'x '.repeat(139)}${key}`,
    ]) {
      const { origin } = await serve(byPath({ '/v1/models': { status: 401, body: { error: { message: said } } } }));
      const { detail = '' } = await ask(origin);
      for (let at = 0; at + 8 <= key.length; at++) expect(detail).not.toContain(key.slice(at, at + 8));
      expect(detail).not.toContain(encoded);
      expect(detail.length).toBeLessThanOrEqual(300);
    }
  });

  it('takes out what would steer a terminal or turn a line round', async () => {
    const message = '\u001b[2J\u001b]0;x\u0007wiped\r\n\u202eover\u2028line \u0000end';
    const { origin } = await serve(byPath({ '/v1/models': { status: 500, body: { error: { message } } } }));
    expect((await ask(origin)).detail).toBe('[2J ]0;x wiped over line end');
  });

  it('takes errors of any shape', async () => {
    for (const error of [1, true, [], [[]], { message: 5, code: {} }, { message: null }, { code: null, type: [] }]) {
      const { origin } = await serve(byPath({ '/v1/models': { status: 401, body: { error } } }));
      expect((await ask(origin)).kind).toBe('key-refused');
    }
  });

  it('is not impressed by a head that is too long', async () => {
    const headers = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x-${index}`, 'x'.repeat(1000)]));
    const { origin } = await serve(byPath({ '/v1/models': { ...list, headers } }));
    expect(await ask(origin)).toMatchObject({ kind: 'not-an-api', detail: 'The head of the answer is too long.' });
  });

  it('says what is not HTTP, and what hangs up', async () => {
    for (const [said, kind] of [
      ['SSH-2.0-OpenSSH_9.6\r\n', 'not-an-api'],
      ['', 'unreachable'],
    ] as const) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined).resume();
        socket.end(said);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      expect(await ask(`http://127.0.0.1:${port}`)).toMatchObject({ kind, detail: expect.any(String) });
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('no answer at all', () => {
  it('refuses a certificate that nobody signed, and sends nothing', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }), selfSigned);
    expect(await ask(origin)).toEqual({
      kind: 'certificate',
      detail: 'The certificate is signed by nobody but itself (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(requests).toEqual([]);
  });

  it('says that nothing listens', async () => {
    const server = await scriptedServer(() => undefined);
    await server.stop();
    const { host } = new URL(server.origin);
    expect(await ask(server.origin)).toEqual({ kind: 'unreachable', detail: `Nothing listens at ${host}.` });
  });

  it('says that a port is for other services', async () => {
    expect(await ask('http://127.0.0.1:25')).toEqual({
      kind: 'unreachable',
      detail: 'Port 25 belongs to another service: no request is sent there.',
    });
  });

  it('says that a host does not exist', async () => {
    const { kind, detail } = await ask('https://no-such-host.invalid');
    expect(kind).toBe('unreachable');
    expect(detail).toContain('no-such-host.invalid');
  });

  it('says that the other side speaks no TLS', async () => {
    const { origin } = await serve(byPath({}));
    const finding = await ask(origin.replace('http:', 'https:'));
    expect(finding).toMatchObject({ kind: 'unreachable', detail: expect.stringContaining('No encrypted connection') });
  });

  it('says that a key cannot be sent', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    expect(await ask(origin, { key: 'schlüssel-日本' })).toEqual({
      kind: 'unreachable',
      detail: 'The key or a header holds a character that no request can carry; nothing was sent.',
    });
    expect(requests).toEqual([]);
  });
});
