import { describe, expect, it } from 'vitest';
import { byPath, html, keyIn, list, type Reply, streams } from '../../e2e/support/scripted-reply.ts';
import { ask, key, serve } from '../../e2e/support/tested-provider.ts';
import type { Finding } from './finding.ts';

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
      { status: 503, body: error('no channel', { code: 'no_channel' }) },
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
      { kind: 'not-an-api', detail: { text: 'tests.not-text', values: {} } },
      { body: Buffer.from([0x7b, 0xff, 0xfe]) },
    ],
    ['JSON that calls itself a page', { kind: 'good', status: 200 }, { ...list, type: 'text/html' }],
    ['404 and no route at all', { kind: 'wrong-path', status: 404 }, { status: 404, ...html }],
  ];
  it.each(cases)('%s', async (_, finding, reply) => {
    const strangers = 'body' in reply && reply.body === list.body ? { status: 401 } : undefined;
    const missing = { status: 400, body: error('model is required') };
    const route = strangers && { '/v1/chat/completions': missing };
    const { origin } = await serve(byPath({ '/v1/models': reply, ...route }, strangers));
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
    const { origin } = await serve(byPath({ '/v1/models': { body }, '/v1/chat/completions': streams.chat }));
    expect(await ask(origin, { needsKey: false })).toMatchObject({ kind: 'good', status: 200 });
  });
});

describe('good only where the answer proves the key', () => {
  const refusal: Reply = { status: 401, body: { error: { message: 'Who are you?' } } };

  it('is good when strangers are refused', async () => {
    const route = { '/v1/chat/completions': { status: 400, body: { error: { message: 'model is required' } } } };
    const { origin, requests } = await serve(byPath({ '/v1/models': list, ...route }, refusal));
    const finding = await ask(origin);
    expect(finding).toMatchObject({ kind: 'good', status: 200 });
    expect(finding.ms).toBeGreaterThanOrEqual(0);
    expect(requests.map(keyIn)).toEqual([`Bearer ${key}`, undefined, `Bearer ${key}`]);
  });

  it('is what the model says when the list is public', async () => {
    const refused = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': refusal }));
    expect(await ask(refused.origin)).toMatchObject({ kind: 'key-refused', status: 401, detail: 'Who are you?' });
    const taken = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat }));
    expect(await ask(taken.origin)).toMatchObject({ kind: 'good', model: 'model-1' });
  });

  it.each([429, 500, 302])('is what the model says when the stranger gets %i, which says nothing', async (status) => {
    const { origin } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat }, { status }));
    expect(await ask(origin)).toMatchObject({ kind: 'good', model: 'model-1' });
  });

  it('is what the model says at a host whose list is known to be public, without asking that one twice', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': refusal }, refusal));
    expect((await ask(origin, { proof: { kind: 'none' } })).kind).toBe('key-refused');
    expect(requests.map(({ url }) => url)).toEqual(['/v1/models', '/v1/chat/completions']);
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
